import type { ProjectSeed } from "../seed/project.ts";
import { churnDatasets } from "./churn-datasets.ts";
import { churnModels } from "./churn-models.ts";
import { chart } from "./chart.ts";
import { phases } from "./crisp-dm.ts";
import { ada, kofi } from "./people.ts";

/** Which customers leave: in the middle of modelling. */
export const churn: ProjectSeed = {
  name: "Churn",
  description: "Which customers repay early and leave",
  datasets: churnDatasets,
  models: churnModels,
  reports: [
    {
      name: "Churn 2026: interim report to the risk committee",
      createdDate: "2026-10-02T08:00:00.000Z",
      updatedDate: "2026-10-28T17:12:00.000Z",
      createdBy: ada,
    },
  ],
  issues: [
    {
      name: "Legal basis for complaint texts is not documented",
      severity: "Medium",
      owner: ada,
      createdDate: "2026-07-03T09:00:00.000Z",
      dueDate: "2026-11-16T00:00:00.000Z",
    },
    {
      name: "Ask for call-centre data",
      severity: "Undefined",
      status: "Cancelled",
      owner: kofi,
      createdDate: "2026-06-11T09:00:00.000Z",
    },
  ],
  phases: phases(3, {
    "Business understanding": {
      owner: ada,
      iterations: [
        {
          name: "Workshop with retention",
          status: "Completed",
          sections: [
            {
              name: "Objective",
              assets: [
                { comment: "Call the 1,000 likeliest leavers a month; a call costs 12 €." },
                { comment: "Success: 15 % fewer early repayments among those called." },
              ],
            },
          ],
          assets: [{ file: { name: "workshop-notes.md", content: "# Workshop, 2 June\n" } }],
        },
      ],
      reviews: [
        {
          status: "Approved",
          message: "Is the objective one that we can measure?",
          feedback: "Yes, with a control group of 10 %.",
          reviewer: kofi,
          createdBy: ada,
          createdDate: "2026-06-08T09:00:00.000Z",
        },
      ],
    },
    "Data understanding": {
      owner: kofi,
      iterations: [
        {
          name: "Extract of May",
          status: "Completed",
          owner: kofi,
          assets: [{ datasetVersion: "Customer accounts / Extract 2026-05" }],
        },
        {
          name: "Extract of June",
          status: "Completed",
          owner: kofi,
          sections: [
            {
              name: "Sources",
              assets: [{ datasetVersion: "Customer accounts / Extract 2026-06" }],
            },
          ],
        },
        {
          name: "Call-centre data",
          description: "The processor could not deliver in time",
          status: "Abandoned",
          owner: kofi,
        },
      ],
    },
    "Data preparation": {
      owner: kofi,
      iterations: [
        {
          name: "Features",
          status: "Completed",
          owner: kofi,
          sections: [
            {
              name: "Clean data",
              assets: [
                { datasetVersion: "Churn features / Version 1" },
                { datasetVersion: "Churn features / Version 2" },
                { datasetVersion: "Churn modeling set / Version 1" },
                { datasetVersion: "Churn modeling set / Version 2" },
              ],
            },
          ],
        },
        {
          name: "Without the leak",
          status: "Completed",
          starred: true,
          sections: [
            {
              name: "Clean data",
              assets: [
                { datasetVersion: "Churn features" },
                { datasetVersion: "Churn modeling set" },
                { comment: "`closing_reason` is filled after the fact: taken out." },
              ],
            },
          ],
        },
      ],
      reviews: [
        {
          status: "Rejected",
          message: "Features of July, please",
          feedback: "closing_reason leaks the outcome.",
          reviewer: ada,
          createdBy: kofi,
          createdDate: "2026-08-28T10:00:00.000Z",
        },
        {
          status: "Approved",
          message: "Without closing_reason now",
          reviewer: ada,
          createdBy: kofi,
          createdDate: "2026-09-04T10:00:00.000Z",
        },
      ],
    },
    Modeling: {
      owner: ada,
      iterations: [
        {
          name: "Baselines",
          status: "Completed",
          sections: [{ name: "Experiments", assets: versions(1, 4) }],
        },
        {
          name: "Boosting",
          status: "Completed",
          sections: [
            { name: "Experiments", assets: versions(5, 9) },
            {
              name: "Conclusions",
              assets: [{ comment: "0.843 was too good: see the review of the preparation." }],
            },
          ],
        },
        {
          name: "Calibration",
          description: "Towards the version that goes live in January",
          status: "InProgress",
          sections: [
            { name: "Experiments", assets: versions(10, 12) },
            {
              name: "Figures",
              assets: [
                { file: { name: "roc-curve.png", content: chart() } },
                {
                  table: {
                    name: "Thresholds",
                    rows: [
                      { threshold: 0.5, precision: 0.47, recall: 0.66, "calls a month": 1406 },
                      { threshold: 0.62, precision: 0.524, recall: 0.573, "calls a month": 1066 },
                      { threshold: 0.7, precision: 0.61, recall: 0.44, "calls a month": 721 },
                    ],
                  },
                },
              ],
            },
            { name: "Open questions" },
          ],
          assets: [
            { modelVersion: "Time to early repayment" },
            { comment: "Ask validation whether two calibrations are allowed." },
          ],
        },
        { name: "Fairness constraints", status: "NotStarted", owner: kofi },
      ],
      reviews: [
        {
          message: "Is version 12 ready for the committee?",
          reviewer: kofi,
          createdBy: ada,
          createdDate: "2026-11-19T14:05:00.000Z",
        },
      ],
    },
  }),
};

/** Versions of the classifier as assets. */
function versions(first: number, last: number): { modelVersion: string }[] {
  return Array.from({ length: last - first + 1 }, (_, place) => ({
    modelVersion: `Churn classifier / Version ${first + place}`,
  }));
}

import type { ProjectSeed } from "../seed/project.ts";
import { phases } from "./crisp-dm.ts";
import { defaultDatasets } from "./default-datasets.ts";
import { defaultModels } from "./default-models.ts";
import { ada, kofi } from "./people.ts";

/** How likely a retail loan defaults: under evaluation. */
export const probabilityOfDefault: ProjectSeed = {
  name: "Probability of default 2026",
  description: "Retail loans, IFRS 9",
  datasets: defaultDatasets,
  models: defaultModels,
  reports: [
    {
      name: "Model development document",
      createdDate: "2026-05-29T08:00:00.000Z",
      updatedDate: "2026-06-12T08:00:00.000Z",
      createdBy: kofi,
    },
  ],
  phases: phases(4, {
    "Business understanding": {
      owner: kofi,
      iterations: [
        {
          name: "Scope",
          status: "Completed",
          owner: kofi,
          assets: [{ comment: "Definition of default: 90 days past due, EBA/GL/2016/07." }],
        },
      ],
    },
    "Data understanding": {
      owner: kofi,
      iterations: [
        {
          name: "Sources",
          status: "Completed",
          owner: kofi,
          sections: [
            {
              name: "Sources",
              assets: [
                { datasetVersion: "Loan applications" },
                { datasetVersion: "Credit bureau extract" },
              ],
            },
          ],
        },
      ],
    },
    "Data preparation": {
      owner: kofi,
      iterations: [
        {
          name: "Sample with 2020",
          status: "Completed",
          owner: kofi,
          assets: [{ datasetVersion: "PD development sample / Version 1" }],
        },
        {
          name: "Sample without 2020",
          status: "Completed",
          owner: kofi,
          assets: [{ datasetVersion: "PD development sample" }],
        },
      ],
    },
    Modeling: {
      owner: kofi,
      iterations: [
        {
          name: "Scorecard",
          status: "Completed",
          owner: kofi,
          assets: [
            { modelVersion: "PD scorecard / Version 1" },
            { modelVersion: "PD scorecard / Version 2" },
          ],
        },
        {
          name: "Challenger",
          status: "InReview",
          owner: ada,
          sections: [
            {
              name: "Experiments",
              assets: ["1", "2", "3"].map((version) => ({
                modelVersion: `PD challenger / Version ${version}`,
              })),
            },
          ],
        },
      ],
    },
    Evaluation: {
      status: "InReview",
      owner: ada,
      iterations: [
        {
          name: "Out of time, 2025",
          status: "InReview",
          assets: [
            {
              table: {
                name: "Gini by sample",
                rows: [
                  { sample: "development", gini: 0.541 },
                  { sample: "out of sample", gini: 0.533 },
                  { sample: "out of time", gini: 0.526 },
                ],
              },
            },
          ],
        },
        { name: "Stress by sector", status: "InProgress", owner: kofi },
      ],
      reviews: [
        {
          message: "Out-of-time results for the committee of 8 December",
          reviewer: kofi,
          createdBy: ada,
          createdDate: "2026-11-18T09:00:00.000Z",
        },
        {
          status: "Cancelled",
          message: "Too early: bureau data was missing",
          reviewer: kofi,
          createdBy: ada,
          createdDate: "2026-10-30T09:00:00.000Z",
        },
      ],
    },
  }),
};

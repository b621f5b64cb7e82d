import type { ProjectSeed } from "../seed/project.ts";
import type { IssueSeed } from "../seed/report.ts";
import { number, text } from "./columns.ts";
import { phases } from "./crisp-dm.ts";
import { ada, mei } from "./people.ts";

const smallControlGroup: IssueSeed = {
  name: "The control group of October is too small",
  severity: "Medium",
  status: "InProgress",
  owner: mei,
  reviewer: ada,
  createdDate: "2026-11-04T09:00:00.000Z",
  dueDate: "2026-12-11T00:00:00.000Z",
};

/** The scores of the churn classifier at work: whom to call, and whether the call helps. */
export const churnPrevention: ProjectSeed = {
  name: "Churn prevention",
  description: "Monthly scores for the retention team",
  datasets: [
    {
      name: "Retention calls",
      description: "Who was called, with a control group that was not",
      sourceOrigin: "Snowflake",
      versions: [
        {
          createdDate: "2026-08-02T06:00:00.000Z",
          sources: [
            {
              files: [
                {
                  name: "retention_calls_2026.parquet",
                  size: 18_204_672,
                  rowsNumber: 64_310,
                  uri: "s3://northbank-insight/retention_calls_2026.parquet",
                  columns: [
                    number(
                      "score",
                      "When the call was made",
                      [0.41, 0.19],
                      [0, 0.27, 0.4, 0.55, 1],
                    ),
                    text("outcome", "After 90 days", 3, { stayed: 0.71, left: 0.22 }),
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
  ],
  models: [
    {
      name: "Uplift of a call",
      description: "How much likelier a customer stays when called",
      type: "REGRESSION",
      versions: [0.031, 0.044, 0.047].map((qini, place) => ({
        createdDate: `2026-${String(8 + place).padStart(2, "0")}-18T10:00:00.000Z`,
        createdBy: mei,
        status: place === 2 ? "STAGING" : place === 1 ? "PRODUCTION" : "RETIRED",
        risk: "LOW",
        approval: place === 2 ? "InValidation" : "Approved",
        algorithmName: "Causal forest",
        framework: "econml",
        metrics: { qini, "uplift at 10 %": Number((qini * 2.4).toFixed(3)) },
        properties: { trees: String(500 * (place + 1)) },
        inputs: ["Retention calls"],
        issues: place === 2 ? [smallControlGroup] : [],
      })),
    },
  ],
  phases: phases(5, {
    "Data preparation": {
      owner: mei,
      iterations: [
        { status: "Completed", owner: mei, assets: [{ datasetVersion: "Retention calls" }] },
      ],
    },
    Modeling: {
      owner: mei,
      iterations: [
        {
          status: "Completed",
          owner: mei,
          assets: ["1", "2", "3"].map((version) => ({
            modelVersion: `Uplift of a call / Version ${version}`,
          })),
        },
      ],
    },
    Evaluation: { owner: ada, iterations: [{ status: "Completed", owner: ada }] },
    Deployment: { owner: mei, iterations: [{ status: "InProgress", owner: mei }] },
  }),
};

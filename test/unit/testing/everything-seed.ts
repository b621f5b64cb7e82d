import type { Seed } from "../../../src/testing/index.ts";

/** A seed with one thing of every kind, and a second person who sees only half of it. */
export const everythingSeed: Seed = {
  users: [
    { name: "Ada", email: "ada@example.com" },
    { name: "Bo", email: "bo@example.com" },
  ],
  workspaces: [
    {
      name: "Lab",
      members: ["ada@example.com"],
      projects: [
        {
          name: "Loans",
          reports: [{ name: "Overview" }],
          issues: [
            { name: "Late", severity: "High", report: "Overview", reviewer: "Bo" },
            { name: "Odd", severity: null, owner: null, status: "Completed" },
          ],
          datasets: [
            {
              name: "Raw",
              sourceOrigin: "S3",
              versions: [
                {
                  inputs: ["Clean"],
                  sources: [
                    {
                      files: [
                        {
                          name: "loans.csv",
                          size: 1200,
                          rowsNumber: 40,
                          uri: "s3://loans/loans.csv",
                          columns: [
                            {
                              name: "amount",
                              categoryType: "NUMERICAL",
                              description: "In euro",
                              statistics: { numerical: { mean: 3, quantiles: { q50: 2 } } },
                            },
                            { name: "paid", statistics: { boolean: { true: 3, false: 1 } } },
                          ],
                        },
                        { name: "notes.txt" },
                      ],
                    },
                  ],
                },
              ],
            },
            {
              name: "Clean",
              type: "CLEAN",
              versions: [
                { inputs: ["Raw"], properties: { rows: "40" } },
                {
                  name: "Second",
                  inputs: ["Raw", "Clean / Version 1"],
                  sources: [
                    { usage: "TRAINING", tables: [{ name: "train", columns: [{ name: "a" }] }] },
                    { usage: "TESTING", tables: [{ name: "test" }] },
                  ],
                  files: [{ name: "profile.html" }],
                  tables: [{ name: "Checks", rows: [{ check: "nulls", passed: true }] }],
                },
              ],
            },
          ],
          models: [
            {
              name: "Scorer",
              versions: [
                { metrics: { auc: 0.7 }, status: "RETIRED" },
                {
                  metrics: [
                    { key: "auc", value: 0.8 },
                    { key: "auc", value: 0.9 },
                    { key: "__proto__", value: 1 },
                  ],
                  properties: { depth: "6" },
                  inputs: ["Clean", "Scorer / Version 1"],
                  approval: "Validated",
                  approvalDates: { validatedDate: "2026-03-01T00:00:00.000Z" },
                  tables: [{ name: "Lift", rows: [{ decile: 1, lift: 3 }, { decile: 2 }] }],
                  reports: [{ name: "Card" }],
                  issues: [{ name: "Drift", severity: "Low", status: "InProgress" }],
                },
              ],
            },
            { name: "Empty" },
          ],
          phases: [
            {
              name: "Modeling",
              owner: "Bo",
              requirements: [{ name: "Goal", description: "AUC over 0.8" }, { name: "Data" }],
              reviews: [{ status: "Approved", reviewer: "Bo", feedback: "Fine" }, {}],
              iterations: [
                { status: "Completed", owner: "Bo" },
                {
                  status: "InProgress",
                  sections: [
                    {
                      name: "Results",
                      assets: [
                        { modelVersion: "Scorer" },
                        { datasetVersion: "Clean" },
                        { table: { name: "Sums", rows: [{ a: 1 }] } },
                      ],
                    },
                    { name: "Empty" },
                  ],
                  assets: [{ comment: "Well" }, { file: { name: "a.txt", content: "a" } }],
                },
              ],
            },
            { name: "Finished", iterations: [{ status: "InProgress" }, { status: "Abandoned" }] },
            { name: "Busy", iterations: [{ status: "InProgress" }, { status: "InProgress" }] },
            { name: "New" },
            { name: "Done", iterations: [{ status: "Completed" }] },
          ],
        },
      ],
    },
    {
      name: "Shared",
      projects: [
        {
          name: "Reuse",
          datasets: [{ name: "Scores", versions: [{ inputs: ["MDV-2", "DTV-1"] }] }],
        },
      ],
    },
  ],
};

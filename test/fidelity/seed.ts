import type { Seed } from "../../src/testing/index.ts";

const png = Uint8Array.from(
  atob(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  ),
  (character) => character.charCodeAt(0),
);

const ada = "ada@example.com";
const kofi = "kofi@example.com";
const mei = "mei@example.com";

/** What the backend of each step holds at first. No two values are alike, so that none can stand for another. */
export const seed: Seed = {
  users: [
    { name: "Ada Moreau", email: ada, apiToken: "token-ada", defaultWorkspace: "Credit risk" },
    { name: "Kofi Mensah", email: kofi, apiToken: "token-kofi", defaultWorkspace: "Pricing" },
    { name: "Mei Tanaka", email: mei, apiToken: "token-mei" },
  ],
  templates: [
    { name: "CRISP-DM", description: "Six phases", phases: ["Understanding", "Modelling"] },
    { name: "Validation", description: "Two phases", phases: ["Scope", "Opinion"] },
  ],
  workspaces: [
    {
      name: "Credit risk",
      description: "Who pays back",
      members: [ada, kofi],
      projects: [
        {
          name: "Churn",
          description: "Which customers leave",
          datasets: [
            {
              name: "Accounts",
              description: "Monthly extract",
              type: "ORIGIN",
              sourceOrigin: "SNOWFLAKE",
              versions: [
                {
                  name: "Version 1",
                  description: "Extract of May",
                  createdDate: "2026-05-30T05:12:44.000Z",
                  updatedDate: "2026-05-31T06:13:45.000Z",
                  createdBy: kofi,
                  properties: { month: "2026-05", query: "month_end.sql" },
                  sources: [
                    {
                      tables: [
                        {
                          name: "CUSTOMER.ACCOUNTS",
                          location: "ACCOUNTS",
                          size: 9_420_800,
                          rowsNumber: 48_211,
                          uri: "DWH.CUSTOMER.ACCOUNTS",
                          extraMetadata: [
                            { key: "format", value: "delta", displayName: "Format" },
                            { key: "version", value: "v3", displayName: "Version" },
                          ],
                          columns: [
                            {
                              name: "age",
                              categoryType: "NUMERICAL",
                              description: "In years",
                              statistics: {
                                numerical: {
                                  mean: 46.8,
                                  stdDeviation: 15.2,
                                  quantiles: { qMin: 18, q25: 34, q50: 46, q75: 58, qMax: 97 },
                                  missing: 0.01,
                                },
                              },
                            },
                            {
                              name: "region",
                              categoryType: "TEXT",
                              description: "Of the home branch",
                              statistics: {
                                text: {
                                  unique: 13,
                                  missing: 0.004,
                                  mostCommons: [
                                    { value: "Île-de-France", frequency: 0.22 },
                                    { value: "Bretagne", frequency: 0.09 },
                                  ],
                                },
                              },
                            },
                            {
                              name: "opened_on",
                              categoryType: "DATE",
                              description: "First day",
                              statistics: {
                                date: {
                                  minimum: "1998-02-03T00:00:00.000Z",
                                  mean: "2015-05-06T00:00:00.000Z",
                                  median: "2017-09-14T00:00:00.000Z",
                                  maximum: "2026-06-30T00:00:00.000Z",
                                  missing: 0.002,
                                },
                              },
                            },
                            {
                              name: "digital",
                              categoryType: "BOOLEAN",
                              description: "Signed in",
                              statistics: { boolean: { true: 0.634, false: 0.316, missing: 0.05 } },
                            },
                            { name: "note" },
                          ],
                        },
                      ],
                    },
                  ],
                },
                {
                  name: "Version 2",
                  description: "Extract of June",
                  createdDate: "2026-06-30T05:12:44.000Z",
                  updatedDate: "2026-06-30T07:14:46.000Z",
                  createdBy: ada,
                  isStarred: true,
                  properties: { month: "2026-06", query: "month end\n  again.sql" },
                  sources: [
                    {
                      tables: [
                        {
                          name: "CUSTOMER.ACCOUNTS",
                          location: "ACCOUNTS",
                          size: 9_500_000,
                          rowsNumber: 48_300,
                          uri: "DWH.CUSTOMER.ACCOUNTS",
                          columns: [{ name: "age", categoryType: "NUMERICAL" }],
                        },
                      ],
                    },
                  ],
                },
              ],
            },
            {
              name: "Features",
              description: "One row a customer",
              type: "CLEAN",
              sourceOrigin: "S3",
              versions: [
                {
                  name: "Version 1",
                  description: "Without the leak",
                  createdDate: "2026-07-01T08:00:00.000Z",
                  updatedDate: "2026-07-02T08:00:00.000Z",
                  createdBy: ada,
                  inputs: ["Accounts / Version 1", "Accounts / Version 2"],
                  properties: { rows: "44903" },
                  sources: [
                    {
                      files: [
                        {
                          name: "churn/features.parquet",
                          location: "features.parquet",
                          size: 2_739_083,
                          rowsNumber: 44_903,
                          uri: "s3://models/churn/features.parquet",
                          columns: [
                            { name: "rate_gap", categoryType: "NUMERICAL", description: "Percent" },
                            { name: "churned", categoryType: "BOOLEAN", description: "Target" },
                          ],
                        },
                        {
                          name: "churn/readme.md",
                          location: "readme.md",
                          size: 512,
                          uri: "s3://models/churn/readme.md",
                        },
                      ],
                    },
                  ],
                  files: [
                    { name: "profile.html", content: "<!doctype html><title>Profile</title>" },
                    { name: "été.txt", content: "chaud\n" },
                  ],
                  tables: [
                    {
                      name: "Missing values",
                      rows: [
                        { column: "rate_gap", missing: 54, share: 0.0012 },
                        { column: "region", missing: 180, share: 0.004 },
                      ],
                    },
                  ],
                },
              ],
            },
            {
              name: "Modeling set",
              description: "Split by time",
              type: "MODELING",
              sourceOrigin: "GCS",
              versions: [
                {
                  name: "Version 1",
                  createdDate: "2026-07-03T08:15:00.000Z",
                  inputs: ["Features"],
                  sources: [
                    {
                      usage: "TRAINING",
                      files: [
                        {
                          name: "train.csv",
                          size: 4096,
                          rowsNumber: 800,
                          uri: "gs://models/train.csv",
                          columns: [{ name: "x", categoryType: "NUMERICAL" }],
                        },
                      ],
                    },
                    {
                      usage: "TESTING",
                      files: [
                        {
                          name: "test.csv",
                          size: 2048,
                          rowsNumber: 300,
                          uri: "gs://models/test.csv",
                          columns: [{ name: "x" }, { name: "y" }],
                        },
                      ],
                    },
                    {
                      usage: "VALIDATION",
                      files: [
                        {
                          name: "valid.csv",
                          size: 1024,
                          rowsNumber: 100,
                          uri: "gs://models/valid.csv",
                          columns: [{ name: "x" }, { name: "y" }, { name: "z" }],
                        },
                      ],
                    },
                  ],
                },
              ],
            },
            { name: "Never filled", description: "Nothing yet", type: "VALIDATION" },
          ],
          models: [
            {
              name: "Classifier",
              description: "Probability to leave",
              type: "CLASSIFICATION",
              versions: [
                {
                  name: "Version 1",
                  description: "Baseline",
                  createdDate: "2026-07-10T09:00:00.000Z",
                  updatedDate: "2026-07-11T09:00:00.000Z",
                  createdBy: kofi,
                  status: "RETIRED",
                  risk: "LOW",
                  approval: "Approved",
                  algorithmName: "Logistic regression",
                  framework: "scikit-learn",
                  inventoryReference: "MI-0388",
                  metrics: { auc: 0.741, f1: 0.381 },
                  properties: { penalty: "l2", trees: "none" },
                  inputs: ["Features"],
                  approvalDates: {
                    toValidateDate: "2026-07-12T08:00:00.000Z",
                    inValidationDate: "2026-07-13T09:30:00.000Z",
                    validatedDate: "2026-07-14T10:00:00.000Z",
                    approvedDate: "2026-07-15T11:00:00.000Z",
                  },
                },
                {
                  name: "Version 2",
                  description: "Boosted",
                  createdDate: "2026-08-10T09:00:00.000Z",
                  updatedDate: "2026-08-12T09:00:00.000Z",
                  createdBy: ada,
                  isStarred: true,
                  status: "PRODUCTION",
                  risk: "HIGH",
                  approval: "InValidation",
                  algorithmName: "Gradient boosting",
                  framework: "xgboost",
                  inventoryReference: "MI-0417",
                  metrics: { auc: 0.852, brier: 0.0233 },
                  properties: { depth: "6", note: "two\nlines  here" },
                  inputs: ["Modeling set", "Accounts / Version 2"],
                  approvalDates: {
                    toValidateDate: "2026-08-13T08:00:00.000Z",
                    rejectedDate: "2026-08-20T15:10:00.000Z",
                  },
                  files: [
                    { name: "roc.png", content: png },
                    { name: "scores by region.csv", content: "region,score\nBretagne,0.4\n" },
                  ],
                  tables: [
                    {
                      name: "Lift",
                      rows: [
                        { decile: 1, lift: 5.1, called: true },
                        { decile: 2, lift: 2.3, called: false },
                      ],
                    },
                  ],
                  reports: [
                    {
                      name: "Validation of version 2",
                      createdDate: "2026-08-19T16:00:00.000Z",
                      updatedDate: "2026-08-21T17:00:00.000Z",
                      createdBy: kofi,
                    },
                  ],
                  issues: [
                    {
                      name: "Calibration is off",
                      severity: "Medium",
                      status: "RemediationPending",
                      owner: kofi,
                      reviewer: ada,
                      createdDate: "2026-08-16T09:20:00.000Z",
                      dueDate: "2026-12-15T00:00:00.000Z",
                    },
                    {
                      name: "Recall is lower overseas",
                      severity: "High",
                      status: "InProgress",
                      owner: ada,
                      createdDate: "2026-08-17T09:20:00.000Z",
                    },
                  ],
                },
                {
                  name: "Version 3",
                  createdDate: "2026-09-10T09:00:00.000Z",
                  updatedDate: "2026-09-11T10:00:00.000Z",
                  createdBy: ada,
                  metrics: { auc: 0.86 },
                },
              ],
            },
            { name: "Never trained", description: "An idea" },
          ],
          reports: [
            {
              name: "Interim report",
              createdDate: "2026-10-02T08:00:00.000Z",
              updatedDate: "2026-10-28T17:12:00.000Z",
              createdBy: ada,
            },
          ],
          issues: [
            {
              name: "Legal basis is not documented",
              severity: "Low",
              status: "NotStarted",
              owner: ada,
              reviewer: kofi,
              createdDate: "2026-07-03T09:00:00.000Z",
              dueDate: "2026-11-30T00:00:00.000Z",
            },
          ],
          phases: [
            {
              name: "Understanding",
              description: "What is decided",
              status: "Completed",
              owner: ada,
              requirements: [
                { name: "State the objective", description: "By whom, at what cost" },
                { name: "Agree on criteria" },
              ],
              reviews: [
                {
                  status: "Approved",
                  message: "Can we measure it?",
                  feedback: "With a control group.",
                  reviewer: kofi,
                  createdBy: ada,
                  createdDate: "2026-06-08T09:00:00.000Z",
                },
                {
                  status: "Pending",
                  message: "And now?",
                  reviewer: ada,
                  createdBy: kofi,
                  createdDate: "2026-06-09T10:00:00.000Z",
                },
              ],
              iterations: [
                { name: "Workshop", status: "Completed", owner: ada, description: "Two days" },
              ],
            },
            {
              name: "Modeling",
              status: "Draft",
              owner: kofi,
              iterations: [
                {
                  name: "Baselines",
                  description: "Simple ones",
                  status: "Completed",
                  owner: kofi,
                  assets: [{ modelVersion: "Classifier / Version 1" }],
                },
                { name: "Given up", status: "Abandoned", owner: kofi },
                {
                  name: "Calibration",
                  description: "Towards January",
                  status: "InProgress",
                  owner: ada,
                  starred: true,
                  sections: [
                    {
                      name: "Experiments",
                      assets: [
                        { modelVersion: "Classifier / Version 2" },
                        { datasetVersion: "Features / Version 1" },
                      ],
                    },
                    {
                      name: "Figures",
                      assets: [
                        { file: { name: "curve.png", content: png } },
                        {
                          table: {
                            name: "Thresholds",
                            rows: [
                              { threshold: 0.5, precision: 0.47 },
                              { threshold: 0.62, precision: 0.524 },
                            ],
                          },
                        },
                      ],
                    },
                  ],
                  assets: [
                    { comment: "Ask validation." },
                    { file: { name: "notes.txt", content: "Signed off by nobody.\n" } },
                  ],
                },
              ],
            },
            { name: "Evaluation", status: "NotStarted" },
            {
              name: "Deployment",
              status: "InReview",
              owner: ada,
              iterations: [
                { name: "Pilot", status: "InReview", owner: kofi },
                { name: "Roll-out", status: "NotStarted", owner: kofi },
              ],
            },
          ],
        },
        {
          name: "Sandbox",
          phases: [
            {
              name: "Two at once",
              iterations: [
                { name: "Left", status: "InProgress", owner: ada },
                { name: "Right", status: "InProgress", owner: ada },
              ],
            },
            {
              name: "Last one done",
              iterations: [
                { name: "Earlier", status: "InProgress", owner: ada },
                { name: "Later", status: "Completed", owner: ada },
              ],
            },
            { name: "All done", iterations: [{ name: "Only", status: "Completed", owner: ada }] },
          ],
        },
      ],
    },
    {
      name: "Pricing",
      description: "Rates for deposits",
      members: [ada, kofi, mei],
      projects: [
        {
          name: "Deposits",
          description: "Elasticity",
          models: [
            {
              name: "Elasticity",
              versions: [
                {
                  metrics: { r2: 0.4 },
                  reports: [{ name: "Validation of elasticity", createdBy: kofi }],
                  issues: [
                    { name: "Too few rates", report: "Validation of elasticity", owner: kofi },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
    {
      name: "Closed",
      members: [mei],
      projects: [{ name: "Secret", phases: [{ name: "Hidden" }] }],
    },
  ],
};

import type { ModelSeed } from "../../../src/testing/index.ts";
import { ada, kofi } from "./people.ts";
import { pixel } from "./pixel.ts";

/** Models with every status, report and approval. */
export const models: readonly ModelSeed[] = [
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
          { name: "roc.png", content: pixel },
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
];

import type { ModelSeed } from "../seed/model.ts";
import { chart } from "./chart.ts";
import { ada, kofi } from "./people.ts";

/** The models of the default project: a scorecard that decides, and one that challenges it. */
export const defaultModels: readonly ModelSeed[] = [
  {
    name: "PD scorecard",
    description: "Application scorecard for retail loans; 12-month probability of default",
    type: "CLASSIFICATION",
    versions: [
      {
        createdDate: "2026-03-20T09:00:00.000Z",
        createdBy: kofi,
        status: "RETIRED",
        risk: "HIGH",
        algorithmName: "Logistic regression",
        framework: "statsmodels",
        inventoryReference: "NB-MI-0388",
        metrics: { auc: 0.741, gini: 0.482, ks: 0.361, brier: 0.0229 },
        properties: { bins: "62", scale: "600 points at odds of 50, 20 points double them" },
        inputs: ["PD development sample / Version 1"],
        approval: "Approved",
        approvalDates: {
          toValidateDate: "2026-03-23T08:00:00.000Z",
          inValidationDate: "2026-03-26T08:00:00.000Z",
          validatedDate: "2026-04-15T08:00:00.000Z",
          approvedDate: "2026-04-17T08:00:00.000Z",
        },
      },
      {
        createdDate: "2026-05-18T09:00:00.000Z",
        createdBy: kofi,
        status: "PRODUCTION",
        risk: "HIGH",
        isStarred: true,
        algorithmName: "Logistic regression",
        framework: "statsmodels",
        inventoryReference: "NB-MI-0388",
        metrics: { auc: 0.763, gini: 0.526, ks: 0.389, brier: 0.0221 },
        properties: { bins: "58", scale: "600 points at odds of 50, 20 points double them" },
        inputs: ["PD development sample"],
        approval: "Approved",
        approvalDates: {
          toValidateDate: "2026-05-19T08:00:00.000Z",
          inValidationDate: "2026-05-26T08:00:00.000Z",
          validatedDate: "2026-06-22T08:00:00.000Z",
          approvedDate: "2026-06-30T08:00:00.000Z",
        },
        files: [
          {
            name: "scorecard.csv",
            content: "variable,bin,points\nincome,<15000,12\nincome,>=37600,41\n",
          },
          { name: "roc-curve.png", content: chart() },
        ],
        tables: [
          {
            name: "Population stability",
            rows: ["July", "August", "September", "October"].map((month, place) => ({
              month,
              psi: [0.021, 0.034, 0.058, 0.112][place],
              signal: place < 3 ? "green" : "amber",
            })),
          },
        ],
        reports: [
          {
            name: "Independent validation of PD scorecard 2026",
            createdDate: "2026-06-22T08:00:00.000Z",
            createdBy: kofi,
          },
          {
            name: "Monitoring, third quarter 2026",
            createdDate: "2026-10-12T08:00:00.000Z",
            createdBy: ada,
          },
        ],
        issues: [
          {
            name: "Population shifts: PSI over 0.1 since October",
            severity: "High",
            status: "InProgress",
            owner: kofi,
            reviewer: ada,
            report: "Monitoring, third quarter 2026",
            createdDate: "2026-11-03T08:30:00.000Z",
            dueDate: "2026-12-31T00:00:00.000Z",
          },
          {
            name: "Override rate is not monitored by branch",
            severity: "Low",
            status: "Completed",
            owner: ada,
            reviewer: kofi,
            report: "Independent validation of PD scorecard 2026",
            createdDate: "2026-06-19T08:30:00.000Z",
            dueDate: "2026-09-30T00:00:00.000Z",
          },
          {
            name: "Reject inference rests on one expert's judgement",
            severity: "Medium",
            status: "NotStarted",
            owner: kofi,
            report: "Independent validation of PD scorecard 2026",
            createdDate: "2026-06-19T09:10:00.000Z",
            dueDate: "2027-01-31T00:00:00.000Z",
          },
        ],
      },
    ],
  },
  {
    name: "PD challenger",
    description:
      "Gradient boosting with monotone constraints, to measure what the scorecard gives away",
    type: "CLASSIFICATION",
    versions: [
      [0.781, 0.0216, "Unconstrained"],
      [0.774, 0.0218, "Monotone in income, debt and bureau score"],
      [0.786, 0.0214, "Monotone, with bureau trends"],
    ].map(([auc = 0, brier = 0, description], place) => ({
      createdDate: `2026-0${6 + place}-15T09:00:00.000Z`,
      createdBy: kofi,
      description: String(description),
      status: place === 0 ? "DISCARDED" : place === 2 ? "STAGING" : "EXPERIMENTATION",
      risk: place === 0 ? "HIGH" : "MEDIUM",
      approval: place === 0 ? "Rejected" : place === 2 ? "ToValidate" : null,
      algorithmName: "Gradient boosting",
      framework: "xgboost",
      metrics: {
        auc: Number(auc),
        gini: Number((2 * Number(auc) - 1).toFixed(3)),
        brier: Number(brier),
      },
      inputs: ["PD development sample"],
    })),
  },
];

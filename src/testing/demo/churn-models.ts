import type { ModelSeed, ModelVersionSeed } from "../seed/model.ts";
import { chart } from "./chart.ts";
import { ada, kofi } from "./people.ts";

/** One training run: day, technique, AUC, F1, log loss, and what was tried. */
type Run = readonly [string, string, number, number, number, string];

/** Better run by run, but for the eighth, which lost the feature that had leaked the outcome. */
const runs: readonly Run[] = [
  ["2026-06-24", "Logistic regression", 0.712, 0.381, 0.2871, "Baseline: ten features"],
  ["2026-06-30", "Logistic regression", 0.731, 0.402, 0.2812, "With balance trends"],
  ["2026-07-06", "Random forest", 0.758, 0.429, 0.2703, "300 trees"],
  ["2026-07-13", "Random forest", 0.774, 0.447, 0.2655, "With sign-ins and complaints"],
  ["2026-07-21", "LightGBM", 0.803, 0.481, 0.2541, "Defaults, early stopping"],
  ["2026-08-04", "LightGBM", 0.821, 0.502, 0.2466, "Tuned: 120 trials"],
  ["2026-08-19", "LightGBM", 0.843, 0.537, 0.2378, "With closing reasons"],
  ["2026-09-07", "LightGBM", 0.807, 0.489, 0.2527, "Closing reasons taken out: they leaked"],
  ["2026-09-21", "LightGBM", 0.826, 0.511, 0.2449, "With the gap to market rates"],
  ["2026-10-05", "LightGBM", 0.838, 0.528, 0.2401, "Monotone in complaints and utilisation"],
  ["2026-10-26", "CatBoost", 0.846, 0.539, 0.2369, "Regions and segments as they are"],
  ["2026-11-16", "CatBoost", 0.852, 0.547, 0.2338, "Calibrated, trained on two more months"],
];

const states: Readonly<Record<number, ModelVersionSeed>> = {
  1: { status: "RETIRED", risk: "LOW", approval: "Approved" },
  7: {
    status: "DISCARDED",
    risk: "HIGH",
    approval: "Rejected",
    approvalDates: {
      toValidateDate: "2026-08-20T08:00:00.000Z",
      inValidationDate: "2026-08-24T09:30:00.000Z",
      rejectedDate: "2026-09-01T15:10:00.000Z",
    },
    issues: [
      {
        name: "closing_reason is known only after a customer left",
        severity: "High",
        status: "Completed",
        owner: kofi,
        reviewer: ada,
        createdDate: "2026-08-28T10:05:00.000Z",
        dueDate: "2026-09-10T00:00:00.000Z",
      },
    ],
  },
  10: {
    status: "PRODUCTION",
    risk: "MEDIUM",
    approval: "Approved",
    isStarred: true,
    inventoryReference: "NB-MI-0417",
    approvalDates: {
      toValidateDate: "2026-10-06T08:00:00.000Z",
      inValidationDate: "2026-10-08T13:45:00.000Z",
      validatedDate: "2026-10-19T16:30:00.000Z",
      approvedDate: "2026-10-22T11:00:00.000Z",
    },
    reports: [
      {
        name: "Validation of churn classifier, version 10",
        createdDate: "2026-10-19T16:00:00.000Z",
        createdBy: kofi,
      },
    ],
    issues: [
      {
        name: "Calibration is off for customers over 75",
        severity: "Medium",
        status: "RemediationPending",
        owner: kofi,
        reviewer: ada,
        report: "Validation of churn classifier, version 10",
        createdDate: "2026-10-16T09:20:00.000Z",
        dueDate: "2026-12-15T00:00:00.000Z",
      },
    ],
  },
  11: { status: "STAGING", risk: "MEDIUM", approval: "Validated" },
  12: {
    risk: "MEDIUM",
    approval: "InValidation",
    approvalDates: {
      toValidateDate: "2026-11-17T08:00:00.000Z",
      inValidationDate: "2026-11-19T14:00:00.000Z",
    },
    issues: [
      {
        name: "Recall is 9 points lower in overseas regions",
        severity: "High",
        status: "InProgress",
        owner: kofi,
        reviewer: ada,
        createdDate: "2026-11-19T15:02:00.000Z",
        dueDate: "2026-12-01T00:00:00.000Z",
      },
      {
        name: "Document why CatBoost replaced LightGBM",
        severity: "Low",
        owner: kofi,
        reviewer: ada,
        createdDate: "2026-11-20T08:41:00.000Z",
      },
    ],
    files: [
      { name: "roc-curve.png", content: chart() },
      { name: "predictions.csv", content: predictions() },
      {
        name: "Coût d’une erreur – équipe Montréal.csv",
        content: "décision,réalité,coût (€)\nappeler,reste,12\nappeler,part,-140\nrien,part,0\n",
      },
      { name: 'notes "final"; v2.txt', content: "Signed off by nobody yet.\n" },
    ],
    tables: [
      {
        name: "Lift by decile",
        rows: [5.1, 2.3, 1.1, 0.6, 0.4, 0.2, 0.1, 0.1, 0.1, 0].map((lift, place) => ({
          decile: place + 1,
          customers: 1063,
          churned: Math.round(lift * 99.9),
          lift,
        })),
      },
      {
        name: "Confusion matrix",
        rows: [
          { actual: "stays", "predicted stays": 9121, "predicted leaves": 508 },
          { actual: "leaves", "predicted stays": 441, "predicted leaves": 558 },
        ],
      },
    ],
  },
};

/** A file of scores: the higher, the likelier to leave. */
function predictions(): string {
  const rows = Array.from({ length: 250 }, (_, place) => {
    const score = 1 / (1 + Math.exp(2.4 - 3 * Math.sin(place * 1.7) - (place % 7) / 4));
    return `C${String(100_000 + place * 37)},${score.toFixed(4)},${score > 0.62 ? 1 : 0}`;
  });
  return `${["customer_id,score,churned", ...rows].join("\n")}\n`;
}

/** Says when a customer repays, where the classifier says whether. */
const survival: ModelSeed = {
  name: "Time to early repayment",
  description: "When, not whether: for the treasury's liquidity forecast",
  type: "OTHER",
  versions: [
    {
      algorithmName: "Cox proportional hazards",
      framework: "lifelines",
      metrics: { concordance: 0.668, brier: 0.141 },
      inputs: ["Churn features / Version 1"],
      createdDate: "2026-07-02T13:00:00.000Z",
    },
    {
      algorithmName: "Random survival forest",
      framework: "scikit-survival",
      metrics: { concordance: 0.702, brier: 0.128 },
      inputs: ["Churn features"],
      createdDate: "2026-09-29T13:00:00.000Z",
      approval: "ToValidate",
      risk: "LOW",
    },
  ],
};

/** The models of the churn project. */
export const churnModels: readonly ModelSeed[] = [
  {
    name: "Churn classifier",
    description: "Probability that a customer leaves or repays early within 90 days",
    type: "CLASSIFICATION",
    versions: runs.map(([day, algorithmName, auc, f1, logLoss, description], place) => ({
      description,
      createdDate: `${day}T10:30:00.000Z`,
      createdBy: place % 3 === 0 ? kofi : ada,
      algorithmName,
      framework: { LightGBM: "lightgbm", CatBoost: "catboost" }[algorithmName] ?? "scikit-learn",
      metrics: {
        auc,
        f1,
        log_loss: logLoss,
        gini: Number((2 * auc - 1).toFixed(3)),
        precision: Number((f1 - 0.023).toFixed(3)),
        recall: Number((f1 + 0.026).toFixed(3)),
      },
      properties: { features: String(10 + place * 2), seed: "42", threshold: "0.62" },
      inputs: [`Churn modeling set / Version ${place < 3 ? 1 : place < 7 ? 2 : 3}`],
      ...states[place + 1],
    })),
  },
  survival,
];

import { fileFrom, type ModelDefinition } from "../../../src/index.ts";
import type { Actions } from "./action.ts";

const logged = (definition: () => ModelDefinition, section?: string): Actions[string] => {
  return async ({ iteration }) => (await iteration()).logModel(definition(), { section });
};

const lift = { name: "Lift", rows: [{ decile: 1, lift: 5.1 }] };

/** Models. */
export const models: Actions = {
  "register model": logged(() => ({ name: "Scorecard" })),
  "register model in a section": logged(() => ({ name: "Scorecard" }), "Models & more"),
  "register model with library and technique": logged(() => ({
    name: "Scorecard",
    library: "statsmodels",
    technique: "Logit",
  })),
  "register model without a name": logged(() => ({ library: "xgboost", technique: "boosting" })),
  "register model named by its phase": logged(() => ({ library: "xgboost" })),
  "register model with a long technique": logged(() => ({
    library: "own",
    technique: "x".repeat(80),
  })),
  "register model with metrics": logged(() => ({
    name: "Scorecard",
    metrics: { auc: 0.1 + 0.2, count: 3, loss: -1e-12 },
  })),
  "register model with properties": logged(() => ({
    name: "Scorecard",
    properties: { depth: 6, rate: 0.1, note: "Été\n🍁" },
  })),
  "register model with true as a property": logged(() => ({
    name: "Scorecard",
    properties: { early: true },
  })),
  "register model with a file": logged(() => ({
    name: "Scorecard",
    attachments: [fileFrom("roc.png")],
  })),
  "register model with a file in a folder": logged(() => ({
    name: "Scorecard",
    attachments: [fileFrom("plots/roc & lift #1.svg")],
  })),
  "register model with a table": logged(() => ({ name: "Scorecard", attachments: [lift] })),
  "register model with files and tables": logged(() => ({
    name: "Scorecard",
    attachments: [
      fileFrom("roc.png"),
      lift,
      fileFrom("notes.md"),
      { name: "Gains", rows: [{ a: "b" }] },
    ],
  })),
  "register model derived from a dataset version": logged(() => ({
    name: "Scorecard",
    derivedFrom: "DTV-1",
  })),
  "register model derived from several": async ({ connection, iteration }) =>
    (await iteration()).logModel({
      name: "Scorecard",
      derivedFrom: [await connection.dataset("DTS-1"), "DTV-1", "MDV-2", "DTV-1"],
    }),
  "register model of a run": logged(() => ({
    name: "Scorecard",
    run: { id: "r1", url: "https://t.example/1", library: "MLFLOW" },
  })),
  "register model with information": logged(() => ({
    name: "Scorecard",
    info: { team: "risk", floor: "3" },
  })),
  "register model with a predictor": logged(() => ({
    name: "Scorecard",
    library: "SKLEARN",
    technique: "LogisticRegression",
    predictor: { framework: "LogisticRegression", file: fileFrom("model.pkl") },
  })),
  "register another version": logged(() => ({ name: "Classifier", metrics: { auc: 0.9 } })),
  "register model with its code": async ({ withCode }) =>
    (await (await withCode()).iteration("ITR-4")).logModel({ name: "Scorecard" }),
  "register model with everything": logged(
    () => ({
      name: "Scorecard",
      library: "own",
      technique: "guess",
      metrics: { auc: 0.75 },
      properties: { depth: 6 },
      attachments: [fileFrom("roc.png"), lift],
      derivedFrom: ["DTV-3"],
      run: { id: "r1" },
      info: { team: "risk" },
    }),
    "Models",
  ),
};

import { type DatasetDefinition, fileFrom } from "../../../src/index.ts";
import type { Actions } from "./action.ts";

const logged = (definition: () => DatasetDefinition, section?: string): Actions[string] => {
  return async ({ iteration }) => (await iteration()).logDataset(definition(), { section });
};

const rows = [
  { age: 1.5, region: "north" },
  { age: 2.5, region: "south" },
];

/** Datasets. */
export const datasets: Actions = {
  "register dataset of a file": logged(() => ({
    name: "Accounts 2",
    type: "ORIGIN",
    sources: [{ files: fileFrom("data/train.csv") }],
  })),
  "register dataset in a section": logged(
    () => ({ name: "Accounts 2", type: "CLEAN", sources: [{ files: fileFrom("train.csv") }] }),
    "Data & co",
  ),
  "register dataset of several files": logged(() => ({
    name: "Accounts 2",
    type: "CLEAN",
    sources: [{ files: [fileFrom("two.csv"), fileFrom("one.csv")] }],
  })),
  "register dataset of a folder": logged(() => ({
    name: "Accounts 2",
    type: "CLEAN",
    sources: [{ files: fileFrom("data") }],
  })),
  "register dataset of a file with rows": logged(() => ({
    name: "Accounts 2",
    type: "CLEAN",
    sources: [{ files: fileFrom("train.csv"), rows }],
  })),
  "register dataset of rows": logged(() => ({
    name: "Accounts 2",
    type: "CLEAN",
    sources: [{ rows }],
  })),
  "register dataset of rows of another origin": logged(() => ({
    name: "Accounts 2",
    type: "UNKNOWN",
    sources: [{ rows, origin: "Our lake" }],
  })),
  "register dataset with descriptions": logged(() => ({
    name: "Accounts 2",
    type: "CLEAN",
    sources: [{ rows }],
    columns: { age: "In years" },
  })),
  "register dataset of s3": logged(() => ({
    name: "Accounts 2",
    type: "ORIGIN",
    sources: [
      { objects: [{ uri: "s3://models/churn/train.csv" }, { uri: "s3://models/churn/é b.csv" }] },
    ],
  })),
  "register dataset of s3 with facts": logged(() => ({
    name: "Accounts 2",
    type: "ORIGIN",
    sources: [
      {
        objects: [
          {
            uri: "s3://models/churn/a.csv",
            size: 5,
            fingerprint: "abc",
            updatedAt: new Date("2026-03-01T00:00:00Z"),
          },
        ],
      },
    ],
  })),
  "register dataset of s3 with rows": logged(() => ({
    name: "Accounts 2",
    type: "ORIGIN",
    sources: [{ objects: [{ uri: "s3://models/churn/train.csv" }], rows }],
  })),
  "register dataset of gcs": logged(() => ({
    name: "Accounts 2",
    type: "ORIGIN",
    sources: [{ objects: [{ uri: "gs://models/churn/train.csv" }] }],
  })),
  "register dataset of snowflake": logged(() => ({
    name: "Accounts 2",
    type: "ORIGIN",
    sources: [
      {
        tables: [{ path: "DWH.CUSTOMER.ACCOUNTS" }, { path: "DWH.CREDIT.LOANS" }],
        origin: "SNOWFLAKE",
      },
    ],
  })),
  "register modeling set": logged(() => ({
    name: "Split",
    type: "MODELING",
    sources: [
      { files: fileFrom("train.csv"), usage: "TRAINING" },
      { files: fileFrom("test.csv"), usage: "TESTING" },
      { files: fileFrom("valid.csv"), usage: "VALIDATION" },
    ],
  })),
  "register modeling set of rows": logged(() => ({
    name: "Split",
    type: "MODELING",
    sources: [
      { rows, usage: "TRAINING" },
      { rows, usage: "TESTING" },
    ],
  })),
  "register validation set": logged(() => ({ name: "V", type: "VALIDATION", sources: [{ rows }] })),
  "register dataset without a name": logged(() => ({ type: "CLEAN", sources: [{ rows }] })),
  "register dataset with properties": logged(() => ({
    name: "Accounts 2",
    type: "CLEAN",
    sources: [{ rows }],
    properties: { month: "2026-08", rows: 2 },
  })),
  "register dataset derived from a model": logged(() => ({
    name: "Accounts 2",
    type: "CLEAN",
    sources: [{ rows }],
    derivedFrom: ["MDV-2"],
  })),
  "register dataset derived from both": logged(() => ({
    name: "Accounts 2",
    type: "CLEAN",
    sources: [{ rows }],
    derivedFrom: ["MDV-2", "DTV-1"],
  })),
  "register dataset with attachments": logged(() => ({
    name: "Accounts 2",
    type: "CLEAN",
    sources: [{ rows }],
    attachments: [{ name: "Shape", rows: [{ rows: 2 }] }, fileFrom("notes.md")],
  })),
  "register another version of a dataset": logged(() => ({
    name: "Accounts",
    type: "ORIGIN",
    sources: [{ rows }],
  })),
};

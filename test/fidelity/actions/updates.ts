import { fileFrom } from "../../../src/index.ts";
import type { Actions } from "./action.ts";

const more = { name: "More", rows: [{ a: 1 }] };

/** Versions that are changed. */
export const updates: Actions = {
  "update status of a model version": async ({ connection }) =>
    (await connection.modelVersion("MDV-2")).update({ status: "STAGING" }),
  "update metrics": async ({ connection }) =>
    (await connection.modelVersion("MDV-2")).update({ metrics: { auc: 0.9, gini: 1 / 3 } }),
  "update properties of a model version": async ({ connection }) =>
    (await connection.modelVersion("MDV-1")).update({ properties: { penalty: "l1", c: 2 } }),
  "update attachments of a model version": async ({ connection }) =>
    (await connection.modelVersion("MDV-2")).update({
      attachments: [fileFrom("deep/new & old.txt"), more],
    }),
  "update every part of a model version": async ({ connection }) =>
    (await connection.modelVersion("MDV-2")).update({
      status: "RETIRED",
      metrics: { a: 1 },
      properties: { b: "c" },
      attachments: [fileFrom("x.txt"), more],
    }),
  "update properties of a dataset version": async ({ connection }) =>
    (await connection.datasetVersion("DTV-3")).update({ properties: { rows: "5", new: 1 } }),
  "update attachments of a dataset version": async ({ connection }) =>
    (await connection.datasetVersion("DTV-3")).update({
      attachments: [fileFrom("deep/more.txt"), more],
    }),
  "update descriptions of columns": async ({ connection }) =>
    (await connection.datasetVersion("DTV-1")).update({
      columns: { note: "Free text", age: "Years" },
    }),
  "update every part of a dataset version": async ({ connection }) =>
    (await connection.datasetVersion("DTV-1")).update({
      properties: { month: "2026-08" },
      columns: { note: "Free text" },
      attachments: [fileFrom("x.txt"), more],
    }),
};

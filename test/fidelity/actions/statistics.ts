import { readFileSync } from "node:fs";
import * as v from "valibot";
import type { DatasetSource } from "../../../src/index.ts";
import type { Action, Actions } from "./action.ts";

const rowsSchema = v.pipe(v.string(), v.parseJson(), v.array(v.record(v.string(), v.unknown())));

/** A date travels as `{ date: "2024-01-01T00:00:00Z" }`. */
const dateSchema = v.object({ date: v.pipe(v.string(), v.toDate()) });

/** The rows that the official half wrote down. */
function givenRows(): readonly object[] {
  const read = v.parse(rowsSchema, readFileSync("rows.json", "utf8"));
  return read.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key, valueOf(value)])),
  );
}

function valueOf(value: unknown): unknown {
  const read = v.safeParse(dateSchema, value);
  return read.success ? read.output.date : value;
}

const logged = (name: string, source: () => DatasetSource): Action => {
  return async ({ iteration }) =>
    (await iteration()).logDataset({ name, type: "CLEAN", sources: [source()] });
};

const described = logged("Rows", () => ({ rows: givenRows() }));

/** Columns, types and statistics of rows that the official half made. */
export const statistics: Actions = {
  "register dataset of the schema only": logged("Rows", () => ({
    rows: givenRows(),
    schemaOnly: true,
  })),
  "statistics of no rows": described,
  "statistics of one row": described,
  "statistics of missing values": described,
  "statistics of numbers": described,
  "statistics of integers": described,
  "statistics of truths": described,
  "statistics of dates": described,
  "statistics of unicode": described,
  "statistics of texts": described,
  "statistics of mixed values": described,
  "statistics of many columns": described,
  "statistics of too few rows": described,
};

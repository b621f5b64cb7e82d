import { readFileSync } from "node:fs";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import {
  describeRows,
  readRows,
  type StatisticsLimits,
} from "../../../../src/write/tables/describe-rows.ts";

/** What the official Python client tells of twelve data sets (25.4.2.0, pandas 3.1.1), beside their rows. */
const golden = v.parse(
  v.array(
    v.object({
      name: v.string(),
      rows: v.array(v.record(v.string(), v.unknown())),
      told: v.unknown(),
    }),
  ),
  JSON.parse(readFileSync(new URL("statistics.golden.json", import.meta.url), "utf8")),
);

/** Dates and NaN, which JSON has not. */
const revive = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return "$date" in value ? new Date(String(value.$date)) : "$nan" in value ? Number.NaN : value;
};

/** The same, with numbers that are equal to within a billionth. */
const near = (value: unknown): unknown =>
  typeof value === "number"
    ? {
        asymmetricMatch: (other: unknown) =>
          typeof other === "number" &&
          Math.abs(other - value) <= 1e-9 * Math.max(1, Math.abs(value)),
      }
    : Array.isArray(value)
      ? value.map(near)
      : typeof value === "object" && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, near(part)]))
        : value;

const toldOf = (
  rows: readonly object[],
  limits: StatisticsLimits,
  schemaOnly = false,
  log = lab(),
): ReturnType<typeof describeRows> => describeRows(readRows(rows, "rows"), limits, schemaOnly, log);

const all = { rowThreshold: 0, sampleRows: 1000, maxColumns: 100 };

function lab(): { readonly lines: string[]; readonly warn: (line: string) => void } {
  const lines: string[] = [];
  return { lines, warn: (line) => void lines.push(line) };
}

describe("what is told of rows", () => {
  it.each(golden)("is what the official client tells: $name", ({ rows, told }) => {
    const given = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [key, revive(value)])),
    );
    expect(toldOf(given, all, false, lab())).toEqual(near(told));
  });

  it("is the columns alone of too few rows, and why is logged", () => {
    const log = lab();
    const told = toldOf([{ a: 1 }], { ...all, rowThreshold: 2 }, false, log);
    expect(told).toEqual({
      rowsNumber: 1,
      columnsNumber: 1,
      columns: [{ name: "a", dataType: "int64", categoryType: "NUMERICAL", statistics: {} }],
      skippedStatistics: true,
    });
    expect(log.lines).toEqual([
      "rows: no statistics are told of fewer than 2 rows, to keep the data anonymous.",
    ]);
  });

  it("is the columns alone where only the schema is asked for: nothing was skipped then", () => {
    const told = toldOf([{ a: 1 }], all, true, lab());
    expect(told.columns.map(({ statistics }) => statistics)).toEqual([{}]);
    expect(told.skippedStatistics).toBe(false);
  });

  it("takes rows at even distances where there are more than the sample", () => {
    const rows = Array.from({ length: 1000 }, (_, n) => ({ n }));
    const [column] = toldOf(rows, { ...all, sampleRows: 100 }, false, lab()).columns;
    expect(column?.statistics).toMatchObject({
      numerical: { mean: 495, quantiles: { qMin: 0, qMax: 990 } },
    });
    const [odd] = toldOf(rows, { ...all, sampleRows: 3 }, false, lab()).columns;
    expect(odd?.statistics).toMatchObject({
      numerical: { quantiles: { qMin: 0, q50: 333, qMax: 666 } },
    });
  });

  it("has statistics of the first columns only", () => {
    const log = lab();
    const { columns } = toldOf([{ a: 1, b: 2 }], { ...all, maxColumns: 1 }, false, log);
    expect(columns.map(({ statistics }) => Object.keys(statistics))).toEqual([["numerical"], []]);
    expect(log.lines).toEqual(["rows: statistics are told of the first 1 columns only."]);
  });

  it("takes ±∞ for a value, and bigints for integers", () => {
    const { columns } = toldOf(
      [
        { a: 1, b: 2n ** 60n },
        { a: Number.POSITIVE_INFINITY, b: 2n },
      ],
      all,
    );
    expect(columns).toMatchObject([
      { dataType: "float64", statistics: { numerical: { mean: null, quantiles: { qMin: 1 } } } },
      { dataType: "int64", statistics: { numerical: { quantiles: { qMin: 2, qMax: 2 ** 60 } } } },
    ]);
  });

  it("refuses what is no value", () => {
    expect(() => toldOf([{ a: () => 1 }], all, false, lab())).toThrow(
      'rows: row 1, column "a" is a function, which cannot be sent.',
    );
  });
});

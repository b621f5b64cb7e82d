import type { Actions } from "./action.ts";

const count = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);

/** Tables in iterations. */
export const tables: Actions = {
  "log table": async ({ iteration }) =>
    (await iteration()).logTable("Deciles", [
      { decile: 1, lift: 5.1, who: "x", called: true },
      { decile: 2, lift: 2.3, who: "Été 🍁", called: false },
    ]),
  "log table in a section": async ({ iteration }) =>
    (await iteration()).logTable("Deciles", [{ decile: 1 }], { section: "A & B" }),
  "log table with an odd name": async ({ iteration }) =>
    (await iteration()).logTable('Coût "été"/2 🍁', [{ "é a": 1 }]),
  "log table with missing values": async ({ iteration }) =>
    (await iteration()).logTable("Gaps", [
      { name: "a", value: 1, whole: 1 },
      { name: null, value: null, whole: 2 },
      { name: "c", value: 0.5, whole: 3 },
    ]),
  "log table with missing truths": async ({ iteration }) =>
    (await iteration()).logTable("Truths", [{ ok: true }, { ok: null }, { ok: false }]),
  "log table with days": async ({ iteration }) =>
    (await iteration()).logTable("Days", [
      { day: new Date("2020-01-03T00:00:00Z") },
      { day: new Date("2020-02-29T00:00:00Z") },
    ]),
  "log table with times": async ({ iteration }) =>
    (await iteration()).logTable("Times", [
      { time: new Date("2020-01-03T10:00:00Z") },
      { time: new Date("2020-01-04T00:00:00Z") },
    ]),
  "log table with a missing day": async ({ iteration }) =>
    (await iteration()).logTable("Days", [
      { day: new Date("2020-01-03T00:00:00Z") },
      { day: null },
    ]),
  "log table with mixed values": async ({ iteration }) =>
    (await iteration()).logTable("Mixed", [{ value: 1 }, { value: "a" }, { value: true }]),
  "log table with lists": async ({ iteration }) =>
    (await iteration()).logTable("Lists", [{ value: [1, 2] }, { value: [] }]),
  "log table of integers and fractions": async ({ iteration }) =>
    (await iteration()).logTable("Numbers", [{ value: 1 }, { value: 2.5 }, { value: 1e21 }]),
  "log table without rows": async ({ iteration }) =>
    (await iteration()).logTable("Empty", { rows: [], columns: ["a", "b"] }),
  "log table with too many rows": async ({ iteration }) =>
    (await iteration()).logTable(
      "Long",
      count(120).map((number) => ({ number })),
      { cut: true },
    ),
  "log table with too many columns": async ({ iteration }) =>
    (await iteration()).logTable(
      "Wide",
      [Object.fromEntries(count(25).map((number) => [`c${number}`, number]))],
      { cut: true },
    ),
};

import { describe, expect, it } from "vitest";
import { type TableDefinition, toTableInput } from "../../../../src/write/tables/table.ts";

const warned: string[] = [];
const logger = { warn: (line: string) => void warned.push(line) };
const table = (
  rows: TableDefinition["rows"],
  columns?: readonly string[],
  cut?: boolean,
): readonly Readonly<Record<string, unknown>>[] =>
  toTableInput({ name: "Lift", rows, columns }, { cut }, logger).content.data;

/** The cells of one column. */
const column = (...values: readonly unknown[]): readonly unknown[] =>
  table(values.map((a) => ({ a }))).flatMap((row) => Object.values(row));

describe("the wire form of a table", () => {
  it("has the columns in order of first appearance; an absent cell is missing", () => {
    expect(JSON.stringify(table([{ b: "x" }, { a: 1, b: "y" }]))).toBe(
      '[{"b":"x","a":"NaN"},{"b":"y","a":"1.0"}]',
    );
    expect(JSON.stringify(table([{ b: "x", c: 1 }, { a: 2 }], ["a", "b"]))).toBe(
      '[{"a":"NaN","b":"x"},{"a":"2.0","b":"NaN"}]',
    );
  });

  // Each as the official client with pandas 3.1 sends the same column, but where a comment says else.
  it.each([
    [
      [1, 2],
      [1, 2],
    ],
    [
      [1, 2.5],
      [1, 2.5],
    ],
    [
      [1, undefined],
      ["1.0", "NaN"],
    ],
    [
      [1.5, null, Number.NaN],
      ["1.5", "NaN", "NaN"],
    ],
    [
      [1e16, 1e15, 123456789012345680, 1e-5, 1e-4, 1.5e-7, 1e22, -0, 0, 0.1, null],
      [
        "1e+16",
        "1000000000000000.0",
        "1.2345678901234568e+17",
        "1e-05",
        "0.0001",
        "1.5e-07",
        "1e+22",
        "-0.0",
        "0.0",
        "0.1",
        "NaN",
      ],
    ],
    [
      [true, false],
      [true, false],
    ],
    [
      [true, null],
      ["True", "NaN"],
    ],
    [
      [1, "x", 1.5, true],
      ["1", "x", "1.5", "True"],
    ],
    [
      [null, undefined],
      ["NaN", "NaN"],
    ],
    [
      ["x", null],
      ["x", "NaN"],
    ],
    [
      [new Date("2020-01-03"), new Date("2020-01-04")],
      ["2020-01-03", "2020-01-04"],
    ],
    [
      [new Date("2020-01-03"), new Date("2020-01-03T10:00:00Z")],
      ["2020-01-03 00:00:00", "2020-01-03 10:00:00"],
    ],
    [
      [new Date("2020-01-03T00:00:00.001Z"), new Date("2020-01-03")],
      ["2020-01-03 00:00:00.001", "2020-01-03 00:00:00.000"],
    ],
    [
      [new Date("2020-01-03"), "x"],
      ["2020-01-03 00:00:00", "x"],
    ],
    [
      [new Date("2020-01-03T00:00:00.001Z"), 1],
      ["2020-01-03 00:00:00.001000", "1"],
    ],
    // A missing date is null there, of one version of pandas.
    [
      [new Date("2020-01-03"), null, new Date(Number.NaN)],
      ["2020-01-03", "NaN", "NaN"],
    ],
    // Arrays and objects are in Python's notation there.
    [
      [[1, null], "s", { x: true }],
      ["[1,null]", "s", '{"x":true}'],
    ],
    // A bigint may be more than any number holds.
    [
      [2n ** 70n, 1],
      ["1180591620717411303424", "1"],
    ],
  ])("sends %o as %o", (given, sent) => {
    expect(column(...given)).toEqual(sent);
  });

  it("may have no rows, and keeps every name", () => {
    expect(table([])).toEqual([]);
    expect(table([], ["a"])).toEqual([]);
    expect(Object.keys(table([JSON.parse('{"__proto__":1}')])[0] ?? {})).toEqual(["__proto__"]);
  });

  it("leaves what it was given as it was", () => {
    const rows = Object.freeze([Object.freeze({ a: null, b: new Date(0) })]);
    table(rows);
    expect(rows).toEqual([{ a: null, b: new Date(0) }]);
  });

  it("is refused above the limits, and cut with a warning where that is wanted", () => {
    const long = Array.from({ length: 101 }, (_, a) => ({ a }));
    const wide = [Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`c${n}`, n]))];
    expect(() => table(long)).toThrow(
      'Table "Lift" has 101 rows; at most 100 can be logged. Leave some out, or give { cut: true }.',
    );
    expect(() => table(wide)).toThrow('Table "Lift" has 21 columns; at most 20 can be logged.');
    warned.length = 0;
    expect(table(long, undefined, true)).toHaveLength(100);
    expect(Object.keys(table(wide, undefined, true)[0] ?? {})).toHaveLength(20);
    expect(warned).toEqual([
      'Table "Lift" has 101 rows; at most 100 can be logged: the rest is left out.',
      'Table "Lift" has 21 columns; at most 20 can be logged: the rest is left out.',
    ]);
    // Just at the limit nothing is said, and what is chosen counts.
    expect(table(long.slice(1))).toHaveLength(100);
    expect(table(wide, ["c20"])).toEqual([{ c20: 20 }]);
  });

  const circle: Record<string, unknown> = {};
  circle["self"] = circle;

  it.each([
    [[{ a: 1 }, { a: Number.NEGATIVE_INFINITY }], 'row 2, column "a" is -Infinity'],
    [[{ a: () => 1 }], 'row 1, column "a" is a function'],
    [[{ a: Symbol("x") }], 'row 1, column "a" is a symbol'],
    [[{ a: circle }], 'row 1, column "a" is an object that JSON cannot hold'],
    [[{ a: { b: 1n } }], 'row 1, column "a" is an object that JSON cannot hold'],
    [[{ a: [1, { b: Number.POSITIVE_INFINITY }] }], 'row 1, column "a" holds Infinity'],
    [[[1, 2]], "row 1 is a list. Rows are objects"],
    [[new Map([["a", 1]])], "row 1 is a Map. Rows are objects: { column: value }, such as Object"],
    [[{ a: 1 }, new Date(0)], "row 2 is a Date. Rows are objects: { column: value }."],
  ])("refuses %o", (rows, message) => {
    expect(() => table(rows)).toThrow(`Table "Lift": ${message}`);
  });

  it("refuses columns that no row has, or that are named twice", () => {
    expect(() => table([{ a: 1 }], ["b"])).toThrow('Table "Lift": no row has the column "b".');
    expect(() => table([{ a: 1 }], ["a", "a"])).toThrow('Table "Lift": columns names "a" twice.');
  });

  it("refuses what JavaScript may give it all the same", () => {
    const untyped: (value: unknown) => void = (value) => {
      Reflect.apply(toTableInput, undefined, [value, {}, logger]);
    };
    expect(() => untyped({ name: " ", rows: [] })).toThrow("A table needs a name");
    expect(() => untyped({ name: "Lift", rows: "x" })).toThrow("rows must be an array of objects");
    expect(() => untyped({ name: "Lift", rows: [null] })).toThrow("row 1 is null");
    // oxlint-disable-next-line no-sparse-arrays
    expect(() => untyped({ name: "Lift", rows: [, {}] })).toThrow("row 1 is undefined");
    expect(() => untyped({ name: "Lift", rows: [], columns: "a" })).toThrow("an array of names");
    expect(() => untyped({ name: "Lift", rows: [], columns: [1] })).toThrow(
      "columns names a number",
    );
  });
});

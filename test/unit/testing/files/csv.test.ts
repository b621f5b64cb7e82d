import { array, assert, constantFrom, property, record, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { csvOf, rowsOfCsv } from "../../../../src/testing/files/csv.ts";

describe("a table as CSV", () => {
  it("has the columns of all its rows, and quotes what needs it", () => {
    expect(csvOf([{ a: 1, b: 'x "y", z' }, { a: null, c: [1] }, "odd", null])).toBe(
      'a,b,c\r\n1,"x ""y"", z",\r\n,,[1]\r\n,,\r\n,,\r\n',
    );
  });

  it("is read back as it was", () => {
    const cell = string({ unit: constantFrom("a", '"', ",", "\n", "\r", "é") });
    assert(
      property(array(record({ one: cell, other: cell }), { minLength: 1 }), (rows) => {
        expect(rowsOfCsv(csvOf(rows))).toEqual([
          ["one", "other"],
          ...rows.map(({ one, other }) => [one, other]),
        ]);
      }),
    );
  });
});

describe("the rows of a CSV text", () => {
  it.each([
    [
      "\u{feff}a,b\n\nc,\n",
      [
        ["a", "b"],
        ["c", ""],
      ],
    ],
    ["a,b\r\nc", [["a", "b"], ["c"]]],
    ["a,", [["a", ""]]],
    ["", []],
    ['a,"b', undefined],
    ['a,b"c', undefined],
  ])("are read of %j", (text, rows) => {
    expect(rowsOfCsv(text)).toEqual(rows);
  });
});

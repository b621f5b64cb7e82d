import { describe, expect, it } from "vitest";
import { fingerprint } from "../../../src/live/fingerprint.ts";

describe("fingerprint", () => {
  it("is the same whatever the order of keys, at any depth", () => {
    expect(fingerprint({ b: [{ d: 1, c: 2 }], a: null })).toBe(
      fingerprint({ a: null, b: [{ c: 2, d: 1 }] }),
    );
  });

  it.each([
    [
      [1, 2],
      [2, 1],
    ],
    [Number.NaN, null],
    [Number.NaN, Number.POSITIVE_INFINITY],
    [1n, "1"],
    [new Map([["a", 1]]), new Map([["a", 2]])],
    [new Set([1]), new Set([2])],
    [new Set([1]), [1]],
    [undefined, null],
    [new Date(1), new Date(2)],
    [JSON.parse('{"__proto__": 1}'), {}],
    [{ a: 1 }, { a: "1" }],
  ])("tells %o from %o", (one, other) => {
    expect(fingerprint(one)).not.toBe(fingerprint(other));
  });
});

import { describe, expect, it } from "vitest";
import { createUnseen } from "../../../../src/client/list/seen-items.ts";

const numbered = (count: number): string[] => Array.from({ length: count }, (_, n) => `X-${n}`);

describe("whether an item comes for the first time", () => {
  it("is told by what it is, not by where it is", () => {
    const isUnseen = createUnseen<string>((item) => item, []);
    expect(["a", "b", "a", "c", "b"].map(isUnseen)).toEqual([true, true, false, true, false]);
  });

  it("is remembered for a thousand items, and not for ever", () => {
    const isUnseen = createUnseen<string>((item) => item, []);
    const items = numbered(2_500);
    expect(items.filter(isUnseen)).toEqual(items);
    expect(items.slice(-1_000).filter(isUnseen)).toEqual([]);
    expect(isUnseen("X-0")).toBe(true);
  });

  it("is never so for what was given beforehand", () => {
    const isUnseen = createUnseen<string>((item) => item, ["first"]);
    numbered(5_000).forEach(isUnseen);
    expect(isUnseen("first")).toBe(false);
    expect(isUnseen("first")).toBe(false);
  });

  it("is always so for what has no identity", () => {
    const isUnseen = createUnseen<string>(() => undefined, ["a"]);
    expect(["a", "a"].map(isUnseen)).toEqual([true, true]);
  });
});

import { describe, expect, it } from "vitest";
import { createDeduplicator } from "../../../../src/client/list/seen-items.ts";

const numbered = (count: number): string[] => Array.from({ length: count }, (_, n) => `X-${n}`);

describe("whether an item comes for the first time", () => {
  it("is told by what it is, not by where it is", () => {
    const isNew = createDeduplicator<string>((item) => item, []);
    expect(["a", "b", "a", "c", "b"].map(isNew)).toEqual([true, true, false, true, false]);
  });

  it("is remembered for a thousand items, and not for ever", () => {
    const isNew = createDeduplicator<string>((item) => item, []);
    const items = numbered(2_500);
    expect(items.filter(isNew)).toEqual(items);
    expect(items.slice(-1_000).filter(isNew)).toEqual([]);
    expect(isNew("X-0")).toBe(true);
  });

  it("is never so for what was given beforehand", () => {
    const isNew = createDeduplicator<string>((item) => item, ["first"]);
    numbered(5_000).forEach(isNew);
    expect(isNew("first")).toBe(false);
    expect(isNew("first")).toBe(false);
  });

  it("is always so for what has no identity", () => {
    const isNew = createDeduplicator<string>(() => undefined, ["a"]);
    expect(["a", "a"].map(isNew)).toEqual([true, true]);
  });
});

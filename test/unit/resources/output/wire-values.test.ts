import { describe, expect, it } from "vitest";
import { recordOf } from "../../../../src/resources/output/wire-values.ts";

const pair = <Value>(key: string, value: Value) => ({ key, value });

describe("keys and values as a record", () => {
  it("take any key, and cannot be changed", () => {
    const record = recordOf([pair("__proto__", 1), pair("toString", 2)]);
    expect(Object.entries(record)).toEqual([
      ["__proto__", 1],
      ["toString", 2],
    ]);
    expect(Object.isFrozen(record)).toBe(true);
  });

  it("have the last value of a key that comes twice", () => {
    expect(recordOf([pair("depth", "5"), pair("depth", "6")])).toEqual({ depth: "6" });
  });

  it("say that a value is unclear where a key comes with several", () => {
    const pairs = [pair("auc", 0.1), pair("loss", 3), pair("auc", 0.9), pair("loss", 3)];
    expect(recordOf(pairs, Number.NaN)).toEqual({ auc: Number.NaN, loss: 3 });
    expect(recordOf([...pairs, pair("auc", 0.9)], Number.NaN)["auc"]).toBeNaN();
  });
});

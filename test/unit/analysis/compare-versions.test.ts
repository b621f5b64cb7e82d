import { describe, expect, it } from "vitest";
import { compareVersions } from "../../../src/analysis/index.ts";

const strange = (value: number) => ({ ["__proto__"]: value });
const values = (metrics: Record<string, number>, properties: Record<string, string> = {}) => ({
  metrics,
  properties,
});

describe("compareVersions", () => {
  it("tells what was added, removed, changed and left, sorted by key", () => {
    const { metrics, properties } = compareVersions(
      values({ loss: 0.5, auc: 0.8, gone: 1, same: 2 }, { depth: "3", old: "x" }),
      values({ new: 4, same: 2, auc: 0.9, loss: 0.25 }, { depth: "5", young: "y" }),
    );
    expect(metrics.added).toEqual([{ key: "new", value: 4 }]);
    expect(metrics.removed).toEqual([{ key: "gone", value: 1 }]);
    expect(metrics.unchanged).toEqual([{ key: "same", value: 2 }]);
    expect(metrics.changed.map(({ key }) => key)).toEqual(["auc", "loss"]);
    expect(metrics.changed[1]).toEqual({
      key: "loss",
      before: 0.5,
      after: 0.25,
      difference: -0.25,
      relative: -0.5,
    });
    expect(properties).toEqual({
      added: [{ key: "young", value: "y" }],
      removed: [{ key: "old", value: "x" }],
      changed: [{ key: "depth", before: "3", after: "5" }],
      unchanged: [],
    });
  });

  it("measures a relative difference against the size of what was before", () => {
    const { metrics } = compareVersions(values({ a: -2, b: 0 }), values({ a: -1, b: 1 }));
    expect(metrics.changed.map(({ relative }) => relative)).toEqual([0.5, null]);
  });

  it("takes keys as they are, __proto__ and inherited names among them", () => {
    const changed = compareVersions(values(strange(1)), values(strange(3))).metrics;
    expect(changed.changed.map(({ key, difference }) => [key, difference])).toEqual([
      ["__proto__", 2],
    ]);
    const added = compareVersions(values({}), values({ ...strange(1), toString: 1 })).metrics.added;
    expect(added.map(({ key }) => key)).toEqual(["__proto__", "toString"]);
  });

  it("finds NaN the same as NaN, and no other", () => {
    const { metrics } = compareVersions(
      values({ a: Number.NaN, b: Number.NaN }),
      values({ a: Number.NaN, b: 1 }),
    );
    expect(metrics.unchanged.map(({ key }) => key)).toEqual(["a"]);
    expect(metrics.changed.map(({ key }) => key)).toEqual(["b"]);
  });

  it("finds -0 the same as 0", () => {
    const { metrics } = compareVersions(values({ a: -0, b: 0 }), values({ a: 0, b: -0 }));
    expect(metrics.changed).toEqual([]);
    expect(metrics.unchanged.map(({ key }) => key)).toEqual(["a", "b"]);
  });
});

import { describe, expect, it } from "vitest";
import { metricHistory } from "../../../src/analysis/index.ts";
import type { DatedVersion } from "../../../src/analysis/inputs.ts";
import { Reads, version } from "./inputs.ts";

const strange = { ["__proto__"]: 0.5 };

describe("metricHistory", () => {
  it("gives a point for every version, oldest first, with gaps where there is no value", async () => {
    const versions = [
      version("MDV-3", { metrics: { auc: 0.9 } }),
      version("MDV-1", { metrics: { auc: 0.7 } }),
      version("MDV-2"),
    ];
    const points = await metricHistory({ versions: new Reads().of("versions", versions) }, "auc");
    expect(points.map(({ value }) => value)).toEqual([0.7, null, 0.9]);
    expect(points.map(({ date }) => date?.getUTCDate())).toEqual([1, 2, 3]);
    expect(points[2]?.version).toBe(versions[0]);
    expect(versions.map(({ id }) => id)).toEqual(["MDV-3", "MDV-1", "MDV-2"]);
  });

  it("goes by the number of the id in a tie, and throughout when a date is missing", async () => {
    const createdAt = new Date(0);
    const tied = ["MDV-10", "MDV-9", "MDV-100"].map((id) => version(id, { createdAt }));
    const order = async (versions: typeof tied) =>
      (await metricHistory({ versions: async () => versions }, "auc")).map(
        ({ version }) => version.id,
      );
    expect(await order(tied)).toEqual(["MDV-9", "MDV-10", "MDV-100"]);
    const late = version("MDV-1", { createdAt: new Date(9e12) });
    expect(await order([late, ...tied, version("MDV-5", { createdAt: null })])).toEqual([
      "MDV-1",
      "MDV-5",
      "MDV-9",
      "MDV-10",
      "MDV-100",
    ]);
  });

  it("finds a metric called __proto__, and none that is only inherited or no number", async () => {
    const metrics = { nothing: Number.NaN, endless: Number.POSITIVE_INFINITY };
    const model = {
      versions: async () => [version("MDV-1", { metrics: strange }), version("MDV-2", { metrics })],
    };
    const values = async (key: string) =>
      (await metricHistory(model, key)).map(({ value }) => value);
    expect(await values("__proto__")).toEqual([0.5, null]);
    expect(await values("toString")).toEqual([null, null]);
    expect(await values("nothing")).toEqual([null, null]);
    expect(await values("endless")).toEqual([null, null]);
  });

  it("hands the signal on and rejects with what the list rejects with", async () => {
    const { signal } = new AbortController();
    const reads = new Reads();
    await expect(
      metricHistory({ versions: reads.of<DatedVersion[]>("versions", new Error("down")) }, "auc", {
        signal,
      }),
    ).rejects.toThrow("down");
    expect(reads.signals).toEqual([signal]);
  });
});

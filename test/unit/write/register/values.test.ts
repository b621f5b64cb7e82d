import { describe, expect, it } from "vitest";
import { InvalidRequestError } from "../../../../src/errors.ts";
import { metricsInput, propertiesInput, stamped } from "../../../../src/write/register/values.ts";

describe("metrics as they travel", () => {
  it("are those that were given, in their order", () => {
    expect(metricsInput({ b: 0, a: -1.5, c: undefined })).toEqual([
      { key: "b", value: 0 },
      { key: "a", value: -1.5 },
    ]);
    expect(metricsInput(undefined)).toEqual([]);
  });

  it.each([
    [{ auc: Number.NaN }, 'The metric "auc" is NaN. Metrics are finite numbers'],
    [{ auc: Number.NEGATIVE_INFINITY }, 'The metric "auc" is -Infinity.'],
    [{ auc: "0.8" }, 'The metric "auc" is a string.'],
    [{ auc: null }, 'The metric "auc" is null.'],
    [{ auc: true }, 'The metric "auc" is a boolean.'],
    [
      [{ key: "auc", value: 1 }],
      "metrics must be a plain object such as { auc: 0.87 }, but is a list.",
    ],
    [
      new Map([["auc", 1]]),
      "metrics must be a plain object such as { auc: 0.87 }, but is an object.",
    ],
    [{ " ": 1 }, 'metrics has the key " ", which is blank. Name it, as in { auc: 0.87 }.'],
    ["auc", "metrics must be a plain object"],
    [null, "metrics must be a plain object such as { auc: 0.87 }, but is null."],
  ])("are refused as %o", (metrics, message) => {
    expect(() => metricsInput(metrics)).toThrow(InvalidRequestError);
    expect(() => metricsInput(metrics)).toThrow(message);
  });
});

describe("properties as they travel", () => {
  it("are text", () => {
    const given = { depth: 6, rate: 0.1, boosted: true, kind: "tree", none: undefined };
    expect(propertiesInput(given)).toEqual([
      { key: "depth", value: "6" },
      { key: "rate", value: "0.1" },
      { key: "boosted", value: "true" },
      { key: "kind", value: "tree" },
    ]);
  });

  it.each([
    [{ grid: [1] }, 'The property "grid" is a list.'],
    [{ grid: null }, 'The property "grid" is null.'],
    [{ grid: () => 1 }, 'The property "grid" is a function.'],
    [{ rate: Number.NaN }, 'The property "rate" is NaN. Numbers of properties are finite'],
    [{ rate: Number.POSITIVE_INFINITY }, 'The property "rate" is Infinity.'],
    [{ "": "x" }, 'properties has the key "", which is blank.'],
    [["a"], "properties must be a plain object"],
  ])("are refused as %o", (properties, message) => {
    expect(() => propertiesInput(properties)).toThrow(message);
  });
});

describe("the values of a registration", () => {
  it("carry the time, and are null where there are none", () => {
    expect(stamped([{ key: "a", value: 1 }], "2026-01-01T00:00:00.000Z")).toEqual([
      { key: "a", value: 1, timestamp: "2026-01-01T00:00:00.000Z" },
    ]);
    expect(stamped([], "2026-01-01T00:00:00.000Z")).toBeNull();
  });
});

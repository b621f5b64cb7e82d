import { describe, expect, it } from "vitest";
import { datasetName, modelName } from "../../../../src/write/register/version-name.ts";

const iteration = {
  id: "ITR-1",
  index: 3,
  name: null,
  url: "",
  phase: { name: "Modeling", project: { id: "PRJ-1", name: "Churn" } },
};
const emoji = "🎉";

describe("a model's name", () => {
  it("is the one given, of up to 60 characters", () => {
    expect(modelName({ name: "churn", library: "a", technique: "b" }, iteration)).toBe("churn");
    expect(modelName({ name: emoji.repeat(60) }, iteration)).toBe(emoji.repeat(60));
    expect(() => modelName({ name: emoji.repeat(61) }, iteration)).toThrow(
      "has 61 characters; 60 is the most",
    );
  });

  it("is made of library and technique, or of phase and iteration, and cut then", () => {
    expect(modelName({ library: "xgboost", technique: "boosting" }, iteration)).toBe(
      "xgboost boosting model",
    );
    expect(modelName({ library: "xgboost" }, iteration)).toBe("Modeling 3 model");
    expect(modelName({ library: "", technique: "x" }, iteration)).toBe("Modeling 3 model");
    expect(modelName({ library: emoji.repeat(59), technique: "boosting" }, iteration)).toBe(
      `${emoji.repeat(59)} `,
    );
  });

  it("is refused when it is blank, or no text", () => {
    expect(() => modelName({ name: " " }, iteration)).toThrow("A model was given a blank name.");
    expect(() => modelName({ name: 7 }, iteration)).toThrow(
      "A model was given a number as its name.",
    );
  });
});

describe("a dataset's name", () => {
  it("is the one given, however long, or is made of the local time", () => {
    expect(datasetName("x".repeat(300), new Date())).toHaveLength(300);
    expect(datasetName(undefined, new Date(2026, 10, 26, 1, 2, 3, 45))).toBe(
      "dataset 2026-11-26 01:02:03.045",
    );
    expect(() => datasetName("", new Date())).toThrow("A dataset was given a blank name.");
  });
});

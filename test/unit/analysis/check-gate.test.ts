import { describe, expect, it } from "vitest";
import { checkGate, type GateRules, type GateVersion } from "../../../src/analysis/index.ts";
import type { ShownIssue, ShownReview } from "../../../src/analysis/inputs.ts";
import { CompatibilityError, InvalidRequestError } from "../../../src/errors.ts";
import { phaseWith, gateVersion, issue, Reads, review } from "./inputs.ts";

type Outcome = "pass" | "fail" | "unknown";

async function outcomeOf(rules: GateRules, more: Partial<GateVersion> = {}): Promise<Outcome> {
  const { rules: results, passed, verdict } = await checkGate(gateVersion(more), rules);
  const [result] = results;
  if (results.length !== 1 || result === undefined) {
    throw new Error(`${results.length} results`);
  }
  expect(passed).toBe(result.outcome === "pass");
  expect(verdict).toBe(passed ? "pass" : "fail");
  return result.outcome;
}

describe("checkGate", () => {
  it("passes when every rule does, and tells each with what was expected and found", async () => {
    const { phase, reads } = phaseWith({
      reviews: async () => [review("REV-1", "Approved")],
    });
    const rules: GateRules = {
      reviewApproved: true,
      status: ["STAGING", "PRODUCTION"],
      approval: "Approved",
      maxRisk: "MEDIUM",
      metrics: { auc: { min: 0.8 } },
      maxIssueSeverity: "Low",
      phaseCompleted: true,
    };
    const result = await checkGate(gateVersion({ phase }), rules);
    expect({ passed: result.passed, verdict: result.verdict }).toEqual({
      passed: true,
      verdict: "pass",
    });
    expect(result.rules.map(({ rule, expected, actual }) => [rule, expected, actual])).toEqual([
      ["status", ["STAGING", "PRODUCTION"], "STAGING"],
      ["approval", "Approved", "Approved"],
      ["maxRisk", "MEDIUM", "LOW"],
      ["metrics.auc", { min: 0.8 }, 0.9],
      ["maxIssueSeverity", "Low", "None"],
      ["phaseCompleted", "Completed", "Completed"],
      ["reviewApproved", "Approved", "Approved"],
    ]);
    expect(result.rules.every(({ outcome, reason }) => outcome === "pass" && reason !== "")).toBe(
      true,
    );
    expect(reads.seen.filter((name) => name === "phase")).toHaveLength(1);
  });

  it("does not pass when a single rule does not", async () => {
    const rules: GateRules = { status: "STAGING", metrics: { auc: { min: 0.8 }, f1: { min: 0 } } };
    const { passed, verdict, rules: results } = await checkGate(gateVersion(), rules);
    expect({ passed, verdict }).toEqual({ passed: false, verdict: "fail" });
    expect(results.map(({ outcome }) => outcome)).toEqual(["pass", "pass", "unknown"]);
  });

  it("reads nothing for rules about the version itself", async () => {
    const reads = new Reads();
    await outcomeOf({ status: "STAGING" }, { issues: reads.of("issues", []) });
    expect(reads.seen).toEqual([]);
  });

  it("rejects with the signal's own reason", async () => {
    const issues = (): Promise<never> => new Promise(() => undefined);
    const controller = new AbortController();
    const { signal } = controller;
    const asked = checkGate(gateVersion({ issues }), { maxIssueSeverity: "Low" }, { signal });
    controller.abort("enough");
    await expect(asked).rejects.toBe("enough");
  });
});

describe("status, approval and risk", () => {
  it.each<[GateRules, Partial<GateVersion>, Outcome]>([
    [{ status: "STAGING" }, {}, "pass"],
    [{ status: "PRODUCTION" }, {}, "fail"],
    [{ status: "PRODUCTION" }, { status: "SHADOW" }, "unknown"],
    [{ status: "PRODUCTION" }, { status: "production" }, "unknown"],
    [{ approval: "Approved" }, {}, "pass"],
    [{ approval: ["Validated", "Approved"] }, { approval: "Validated" }, "pass"],
    [{ approval: "Approved" }, { approval: "Validated" }, "fail"],
    [{ approval: "Approved" }, { approval: null }, "unknown"],
    [{ approval: "Approved" }, { approval: "Blessed" }, "unknown"],
    [{ maxRisk: "LOW" }, { risk: "LOW" }, "pass"],
    [{ maxRisk: "MEDIUM" }, { risk: "LOW" }, "pass"],
    [{ maxRisk: "HIGH" }, { risk: "HIGH" }, "pass"],
    [{ maxRisk: "MEDIUM" }, { risk: "HIGH" }, "fail"],
    [{ maxRisk: "LOW" }, { risk: "MEDIUM" }, "fail"],
    [{ maxRisk: "HIGH" }, { risk: "UNDEFINED" }, "unknown"],
    [{ maxRisk: "HIGH" }, { risk: null }, "unknown"],
    [{ maxRisk: "HIGH" }, { risk: "EXTREME" }, "unknown"],
  ])("%o of %o: %s", async (rules, version, outcome) => {
    expect(await outcomeOf(rules, version)).toBe(outcome);
  });
});

describe("a risk", () => {
  it.each([
    ["UNDEFINED", "Nobody has set"],
    [null, "Nobody has set"],
    ["EXTREME", "not known"],
  ])("of %s says why it is unknown", async (risk, reason) => {
    const { rules } = await checkGate(gateVersion({ risk }), { maxRisk: "HIGH" });
    expect(rules).toMatchObject([{ outcome: "unknown", actual: risk }]);
    expect(rules[0]?.reason).toContain(reason);
  });
});

describe("metrics", () => {
  it.each<[{ min?: number; max?: number }, number, Outcome]>([
    [{ min: 0.8 }, 0.8, "pass"],
    [{ min: 0.8 }, 0.799, "fail"],
    [{ max: 0.8 }, 0.8, "pass"],
    [{ max: 0.8 }, 0.801, "fail"],
    [{ min: 0, max: 1 }, 0.5, "pass"],
    [{ min: 0, max: 1 }, -1, "fail"],
    [{ min: 0, max: 1 }, 2, "fail"],
    [{ min: 0 }, Number.NaN, "unknown"],
    [{ min: 0 }, Number.POSITIVE_INFINITY, "unknown"],
    [{ max: 0 }, Number.NEGATIVE_INFINITY, "unknown"],
  ])("%o of %d: %s", async (bounds, value, outcome) => {
    expect(await outcomeOf({ metrics: { auc: bounds } }, { metrics: { auc: value } })).toBe(
      outcome,
    );
  });

  it("that are missing or inherited are unknown, whatever they are called", async () => {
    for (const key of ["auc", "__proto__", "toString", ""]) {
      expect(await outcomeOf({ metrics: { [key]: { min: -1 } } }, { metrics: {} })).toBe("unknown");
    }
    const inherited: Record<string, number> = {};
    Object.setPrototypeOf(inherited, { auc: 0.9 });
    expect(await outcomeOf({ metrics: { auc: { min: 0.8 } } }, { metrics: inherited })).toBe(
      "unknown",
    );
    const metrics = { ["__proto__"]: 0.9 };
    const rules = { metrics: { ["__proto__"]: { min: 0.8 } } };
    expect(await outcomeOf(rules, { metrics })).toBe("pass");
  });
});

describe("open issues", () => {
  const high = issue("InProgress", "High");
  it.each<[GateRules["maxIssueSeverity"], ShownIssue[], Outcome]>([
    ["None", [], "pass"],
    ["None", [issue("Completed", "High"), issue("Cancelled", null)], "pass"],
    ["None", [issue("NotStarted", "Low")], "fail"],
    ["None", [issue("NotStarted", null)], "fail"],
    ["Low", [issue("RemediationPending", "Low")], "pass"],
    ["Low", [issue("RemediationPending", "Medium")], "fail"],
    ["Medium", [issue("InProgress", "Medium"), high], "fail"],
    ["High", [high], "pass"],
    ["High", [issue("InProgress", "Undefined")], "unknown"],
    ["High", [issue("InProgress", null)], "unknown"],
    ["High", [issue("InProgress", "Fatal")], "unknown"],
    ["High", [issue("InProgress", "None")], "unknown"],
    ["Low", [issue("InProgress", null), high], "fail"],
    ["Low", [issue("Reopened", "High")], "unknown"],
    ["None", [issue("Reopened", "High")], "unknown"],
    ["High", [issue("Reopened", "Low")], "unknown"],
  ])("at most %s of %o: %s", async (maxIssueSeverity = "None", issues, outcome) => {
    expect(await outcomeOf({ maxIssueSeverity }, { issues: async () => issues })).toBe(outcome);
  });

  it("that cannot be read are unknown, with the reason", async () => {
    const issues = new Reads().of<ShownIssue[]>("issues", new CompatibilityError("switched off"));
    const { passed, rules } = await checkGate(gateVersion({ issues }), {
      maxIssueSeverity: "High",
    });
    expect(passed).toBe(false);
    expect(rules).toMatchObject([{ outcome: "unknown", actual: null }]);
    expect(rules[0]?.reason).toContain("CompatibilityError: switched off");
  });

  it("that may not be all there are pass for nothing, but one that is too grave fails", async () => {
    const low = issue("InProgress", "Low");
    const listed = (rows: readonly ShownIssue[], total: number) => () =>
      Object.assign(Promise.resolve(rows), { page: async () => ({ items: rows, total }) });
    const ask = (...list: Parameters<typeof listed>) =>
      checkGate(gateVersion({ issues: listed(...list) }), { maxIssueSeverity: "Low" });
    expect((await ask([low], 1)).passed).toBe(true);
    const { passed, rules } = await ask([low], 5);
    expect(passed).toBe(false);
    expect(rules).toMatchObject([{ outcome: "unknown", actual: null }]);
    expect(rules[0]?.reason).toBe(
      "These may not be all issues: the server counts 5 of them, but gave 1. Ask again.",
    );
    expect((await ask([high], 5)).rules).toMatchObject([{ outcome: "fail", actual: "High" }]);
  });

  it("tell the worst of them", async () => {
    const issues = async () => [issue("NotStarted", "Low"), high, issue("Completed", "High")];
    const { rules } = await checkGate(gateVersion({ issues }), { maxIssueSeverity: "Medium" });
    expect(rules).toMatchObject([{ outcome: "fail", actual: "High" }]);
  });
});

describe("the phase", () => {
  async function outcomeIn(
    found: Parameters<typeof phaseWith>[0],
    rules: GateRules,
  ): Promise<Outcome | undefined> {
    const { phase } = phaseWith(found);
    return (await checkGate(gateVersion({ phase }), rules)).rules[0]?.outcome;
  }

  it.each([
    ["Completed", "pass"],
    ["InReview", "fail"],
    ["Draft", "fail"],
    ["Archived", "unknown"],
  ])("%s: %s", async (status, outcome) => {
    expect(await outcomeIn({ status }, { phaseCompleted: true })).toBe(outcome);
  });

  it.each<[ShownReview[], Outcome]>([
    [[], "fail"],
    [[review("1", "Approved")], "pass"],
    [[review("1", "Pending")], "fail"],
    [[review("1", "Cancelled")], "fail"],
    [[review("1", "Waived")], "unknown"],
    [[review("1", "Rejected", 1), review("2", "Approved", 2)], "pass"],
    [[review("2", "Approved", 2), review("1", "Rejected", 1)], "pass"],
    [[review("1", "Approved", 1), review("2", "Rejected", 2)], "fail"],
    [[review("1", "Approved", 1), review("2", "Cancelled", 2)], "pass"],
    [[review("1", "Approved", 1), review("2", "Waived", 2)], "unknown"],
    [[review("1", "Approved", 1), review("2", "Rejected", 1)], "unknown"],
    [[review("1", "Pending", 1), review("2", "Rejected", 1)], "fail"],
    [[review("1", "Approved", 2), review("2", "Rejected", null)], "unknown"],
    [[review("1", "Approved", null), review("2", "Approved", 1)], "pass"],
    [[review("1", "Rejected", null)], "fail"],
  ])("with the reviews %o: %s", async (reviews, outcome) => {
    const found = { reviews: async () => reviews };
    expect(await outcomeIn(found, { reviewApproved: true })).toBe(outcome);
  });

  it("that cannot be read or is not named is unknown", async () => {
    const rules = { phaseCompleted: true, reviewApproved: true };
    const { phase, reads } = phaseWith(new Error("gone"));
    const outcomes = async (more: Partial<GateVersion>) => {
      const { rules: results, passed } = await checkGate(gateVersion(more), rules);
      expect(passed).toBe(false);
      return results.map(({ outcome, reason }) => `${outcome}: ${reason}`);
    };
    for (const result of await outcomes({ phase })) {
      expect(result).toMatch(/^unknown: .*gone/);
    }
    expect(reads.seen).toEqual(["phase"]);
    for (const result of await outcomes({})) {
      expect(result).toMatch(/^unknown: .*which phase/);
    }
  });

  it("whose reviews cannot be read has none that approve", async () => {
    const reviews = new Reads().of<ShownReview[]>("reviews", new Error("down"));
    expect(await outcomeIn({ reviews }, { reviewApproved: true })).toBe("unknown");
  });
});

describe("a version of another form than promised", () => {
  const strange = (value: unknown): never => {
    // @ts-expect-error -- as JavaScript may give it
    return value;
  };
  const answers = (value: unknown) => async () => strange(value);
  const throws = (error: unknown) => () => {
    throw error;
  };
  const all = {
    status: "STAGING",
    approval: "Approved",
    maxRisk: "LOW",
    metrics: { auc: { min: 0 } },
    maxIssueSeverity: "None",
    phaseCompleted: true,
    reviewApproved: true,
  } satisfies GateRules;

  it.each<[string, unknown]>([
    ["nothing but a status", { status: undefined }],
    ["null in its place", Object.fromEntries(Object.keys(gateVersion()).map((key) => [key, null]))],
    [
      "other values",
      {
        status: {},
        approval: 1,
        risk: [],
        metrics: "auc",
        issues: answers(undefined),
        phase: answers(undefined),
      },
    ],
    ["broken lists", { issues: answers({ items: [] }), phase: answers({ reviews: answers({}) }) }],
    ["broken rows", { issues: answers([null]), phase: answers({ reviews: answers([null]) }) }],
    ["what throws", { issues: throws(Object.create(null)), phase: throws(undefined) }],
  ])("passes no rule, and throws nothing: %s", async (_, version) => {
    const given = strange({ metrics: { auc: Number.NaN }, ...Object(version) });
    const { passed, rules } = await checkGate(given, all);
    expect(passed).toBe(false);
    expect(rules).toHaveLength(7);
    for (const { outcome, reason, actual } of rules) {
      expect(outcome).toBe("unknown");
      expect(reason).not.toBe("");
      expect(actual).not.toBeUndefined();
    }
  });
});

describe("rules that could not mean what they seem to", () => {
  it.each<[string, object]>([
    ["no rules", {}],
    ["rules that ask for nothing", { phaseCompleted: false, reviewApproved: false }],
    ["a misspelled rule", { maxrisk: "LOW", status: "STAGING" }],
    ["a rule without a value", { status: undefined }],
    ["a rule without a value beside another", { status: "STAGING", phaseCompleted: undefined }],
    ["an empty choice", { status: [] }],
    ["an unknown status", { status: "Production" }],
    ["an unknown approval among known ones", { approval: ["Approved", "Ok"] }],
    ["a hole in a choice", { approval: ["Approved", undefined] }],
    ["a risk that is no limit", { maxRisk: "UNDEFINED" }],
    ["several risks", { maxRisk: ["LOW", "HIGH"] }],
    ["an unknown severity", { maxIssueSeverity: "Critical" }],
    ["no metrics", { status: "STAGING", metrics: {} }],
    ["metrics that are none", { metrics: null }],
    ["metrics as a list", { metrics: [{ min: 1 }] }],
    ["inherited metrics", { status: "STAGING", metrics: { __proto__: { min: 1 } } }],
    [
      "inherited rules beside others",
      Object.assign(Object.create({ status: "STAGING" }), { approval: "Approved" }),
    ],
    ["inherited rules", Object.create({ status: "STAGING" })],
    ["a metric without bounds", { metrics: { auc: {} } }],
    ["a metric with a number for bounds", { metrics: { auc: 0.8 } }],
    ["a bound that is NaN", { metrics: { auc: { min: Number.NaN } } }],
    ["a bound that is endless", { metrics: { auc: { max: Number.POSITIVE_INFINITY } } }],
    ["a bound without a value", { metrics: { auc: { min: 0.8, max: undefined } } }],
    ["a bound as text", { metrics: { auc: { min: "0.8" } } }],
    ["a misspelled bound", { metrics: { auc: { min: 0.1, minimum: 0.8 } } }],
    ["bounds that exclude each other", { metrics: { auc: { min: 1, max: 0 } } }],
    ["a word for yes", { phaseCompleted: "yes" }],
  ])("are refused: %s", async (_, rules) => {
    await expect(checkGate(gateVersion(), rules)).rejects.toThrow(InvalidRequestError);
  });
});

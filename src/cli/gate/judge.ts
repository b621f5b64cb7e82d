import { checkGate, type RuleResult } from "../../analysis/index.ts";
import type { ModelVersion } from "../../index.ts";
import type { Baseline, Rules } from "./rules.ts";

/** What a gate says of a version. */
export interface Judgement {
  readonly version: ModelVersion;
  /** `undecided` when no rule fails, but not every one can be judged. */
  readonly verdict: "pass" | "fail" | "undecided";
  readonly rules: readonly RuleResult[];
}

/** Judges a version by all rules, those too that compare it with another one. */
export async function judge(
  version: ModelVersion,
  { rules, baseline }: Rules,
  read: (reference: string) => Promise<ModelVersion>,
  signal: AbortSignal,
): Promise<Judgement> {
  const other = baseline && (await read(baseline.version));
  // Only where nothing is compared does the gate itself refuse that there is no rule.
  const asked = Object.keys(rules).length > 0 || baseline === undefined;
  const results = [
    ...(asked ? (await checkGate(version, rules, { signal })).rules : []),
    ...(baseline && other ? await compare(version, other, baseline) : []),
  ];
  const outcomes = new Set(results.map(({ outcome }) => outcome));
  const verdict = outcomes.has("fail") ? "fail" : outcomes.has("unknown") ? "undecided" : "pass";
  return { version, verdict, rules: results };
}

/** The other version's metrics are the bounds of this one's; one that it has not bounds nothing. */
async function compare(
  version: ModelVersion,
  other: ModelVersion,
  { higher, lower }: Baseline,
): Promise<RuleResult[]> {
  const bounds = [
    ...higher.map((key) => ({ key, bound: "min" as const, sign: ">=" })),
    ...lower.map((key) => ({ key, bound: "max" as const, sign: "<=" })),
  ];
  return Promise.all(
    bounds.map(async ({ key, bound, sign }) => {
      const value = Object.hasOwn(other.metrics, key) ? other.metrics[key] : undefined;
      const rule = `notWorseThan.${key}`;
      const expected = `${sign} ${value ?? "?"} of ${other.id}`;
      if (value === undefined || !Number.isFinite(value)) {
        const reason = `${other.id} has no such metric, or no single finite number for it.`;
        return { rule, outcome: "unknown", reason, expected, actual: null };
      }
      const { rules } = await checkGate(version, { metrics: { [key]: { [bound]: value } } });
      const [result] = rules;
      return {
        rule,
        outcome: result?.outcome ?? "unknown",
        reason: result?.reason ?? "",
        expected,
        actual: result?.actual ?? null,
      };
    }),
  );
}

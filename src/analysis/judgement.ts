import type { RuleResult } from "./gate.ts";

/** What a judge says: a result without what was asked. */
export type Judgement = Omit<RuleResult, "rule" | "expected">;

/** A judgement where there is no telling. */
export function undecided(reason: string): Judgement {
  return { outcome: "unknown", reason, actual: null };
}

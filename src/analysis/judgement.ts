import type { RuleResult } from "./gate.ts";

/** What a judge says: a result without what was asked. */
export type Judgement = Omit<RuleResult, "rule" | "expected">;

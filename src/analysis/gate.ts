import type { Listed, ReadOptions, ShownIssue, ShownReview } from "./inputs.ts";

/** The statuses that a rule can name. */
export type GateStatus = "EXPERIMENTATION" | "STAGING" | "PRODUCTION" | "RETIRED" | "DISCARDED";
/** The approvals that a rule can name. */
export type GateApproval = "ToValidate" | "InValidation" | "Validated" | "Approved" | "Rejected";

/** What a model version must fulfil; at least one rule. */
export interface GateRules {
  /** The status, or those that will do, such as `"PRODUCTION"`. */
  readonly status?: GateStatus | readonly GateStatus[];
  /** The approval, or those that will do, such as `["Validated", "Approved"]`. */
  readonly approval?: GateApproval | readonly GateApproval[];
  /** The highest risk that will do; a risk that nobody has set is never low enough. */
  readonly maxRisk?: "LOW" | "MEDIUM" | "HIGH";
  /** How grave issues that are still open may be at most; `"None"`: none may be open. */
  readonly maxIssueSeverity?: "None" | "Low" | "Medium" | "High";
  /** Bounds of metrics, both included, such as `{ auc: { min: 0.8 } }`. */
  readonly metrics?: Readonly<Record<string, MetricBounds>>;
  /** The phase in which the version was made must be completed. */
  readonly phaseCompleted?: boolean;
  /** The newest review of that phase, cancelled ones aside, must have approved it. */
  readonly reviewApproved?: boolean;
}

/** What a metric must be within; at least one bound. */
export interface MetricBounds {
  readonly min?: number;
  readonly max?: number;
}

/** What became of one rule. */
export interface RuleResult {
  /** The rule's name; of a metric `metrics.` and its key. */
  readonly rule: string;
  /** `unknown` when there is no telling: that is no pass. */
  readonly outcome: "pass" | "fail" | "unknown";
  /** A sentence for people. */
  readonly reason: string;
  readonly expected: string | readonly string[] | MetricBounds;
  /** Null when it is not known. */
  readonly actual: string | number | null;
}

/** Whether a model version may pass. */
export interface GateResult {
  /** True only when every rule passes. */
  readonly passed: boolean;
  readonly verdict: "pass" | "fail";
  readonly rules: readonly RuleResult[];
}

/** A phase, as far as rules ask for it. */
export interface GatePhase {
  readonly name: string;
  readonly status: string;
  reviews(options?: ReadOptions): Listed<ShownReview>;
}

/** A model version, as far as rules ask for it. */
export interface GateVersion {
  readonly status: string;
  readonly risk: string | null;
  readonly approval: string | null;
  readonly metrics: Readonly<Record<string, number | undefined>>;
  /** The phase it was logged in; `fresh` means as it is now, whatever was read before. */
  phase(
    options?: ReadOptions & { readonly fresh?: boolean | undefined },
  ): PromiseLike<GatePhase | null>;
  issues(options?: ReadOptions): Listed<ShownIssue>;
}

import type { GateRules } from "../../analysis/index.ts";
import type { Arguments } from "../table/arguments.ts";
import { UsageError } from "../usage-error.ts";

/** The options that make rules. */
export type RuleOption =
  | "rules"
  | "metric"
  | "status"
  | "approval"
  | "max-risk"
  | "max-issue-severity"
  | "phase-completed"
  | "review-approved"
  | "not-worse-than"
  | "higher"
  | "lower";

/** A version that must not be better, and the metrics that say so. */
export interface Baseline {
  readonly version: string;
  /** Metrics of which more is better. */
  readonly higher: readonly string[];
  /** Metrics of which less is better. */
  readonly lower: readonly string[];
}

/** What a gate judges by. */
export interface Rules {
  readonly rules: GateRules;
  readonly baseline: Baseline | undefined;
}

/** Reads rules from options, and those of a JSON file, over which options go. */
export function rulesOf(args: Arguments<RuleOption>, file: unknown): Rules {
  const { notWorseThan, ...fromFile } = objectOf(file);
  const given = {
    ...fromFile,
    ...fromOptions(args),
    ...(args.has("metric")
      ? { metrics: { ...objectOf(fromFile["metrics"] ?? {}), ...metricsOf(args.texts("metric")) } }
      : {}),
  };
  if (!isRules(given)) {
    throw new UsageError("The rules must be an object.");
  }
  return { rules: given, baseline: baselineOf(args, notWorseThan) };
}

/** Nothing more is asked here: the gate itself refuses what is no rule, and says which rules there are. */
function isRules(value: object): value is GateRules {
  return !Array.isArray(value);
}

function objectOf(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new UsageError(
      'The rules must be a JSON object, such as { "metrics": { "auc": { "min": 0.8 } } }.',
    );
  }
  return { ...value };
}

function fromOptions(args: Arguments<RuleOption>): Record<string, unknown> {
  return {
    ...(args.has("status") ? { status: args.words("status") } : {}),
    ...(args.has("approval") ? { approval: args.words("approval") } : {}),
    ...(args.has("max-risk") ? { maxRisk: args.text("max-risk") } : {}),
    ...(args.has("max-issue-severity")
      ? { maxIssueSeverity: args.text("max-issue-severity") }
      : {}),
    ...(args.has("phase-completed") ? { phaseCompleted: true } : {}),
    ...(args.has("review-approved") ? { reviewApproved: true } : {}),
  };
}

/** `auc>=0.8` → `{ auc: { min: 0.8 } }`; of the same metric, a lower and an upper bound go together. */
function metricsOf(texts: readonly string[]): Record<string, { min?: number; max?: number }> {
  const metrics = new Map<string, { min?: number; max?: number }>();
  for (const text of texts) {
    const [, key = "", sign = "", number = ""] =
      /^(.*?)\s*(>=|<=)\s*(\S+)$/s.exec(text.trim()) ?? [];
    const bound = Number(number);
    if (key === "" || number === "" || !Number.isFinite(bound)) {
      throw new UsageError(
        "--metric takes a name, >= or <=, and a number, in quotes: --metric 'auc>=0.8'.",
      );
    }
    metrics.set(key, { ...metrics.get(key), [sign === ">=" ? "min" : "max"]: bound });
  }
  return Object.fromEntries(metrics);
}

function baselineOf(args: Arguments<RuleOption>, fromFile: unknown): Baseline | undefined {
  const file = fromFile === undefined ? {} : objectOf(fromFile);
  const names = (name: "higher" | "lower"): readonly string[] =>
    args.has(name) ? args.words(name) : wordsOf(file[name]);
  const version = args.text("not-worse-than") ?? file["version"];
  const [higher, lower] = [names("higher"), names("lower")];
  if (version === undefined && higher.length + lower.length === 0) {
    return undefined;
  }
  if (typeof version !== "string" || higher.length + lower.length === 0) {
    throw new UsageError(
      "--not-worse-than needs to know which metrics count: --not-worse-than MDV-11 --higher auc --lower log_loss.",
    );
  }
  return { version, higher, lower };
}

function wordsOf(value: unknown): readonly string[] {
  return [value ?? []].flat().map(String);
}

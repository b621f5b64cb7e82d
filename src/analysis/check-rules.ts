import { InvalidRequestError } from "../errors.ts";
import type { GateRules, MetricBounds } from "./gate.ts";
import { approvals, risks, severityLimits, versionStatuses } from "./known-values.ts";

const knownValues = {
  status: versionStatuses,
  approval: approvals,
  maxRisk: risks,
  maxIssueSeverity: severityLimits,
} as const;

/**
 * Refuses rules that could not mean what they seem to: a misspelled one that was passed over would
 * let everything through.
 */
export function checkRules(rules: GateRules): void {
  checkPlain("The rules", rules);
  let asked = 0;
  for (const [name, value] of Object.entries(rules)) {
    switch (name) {
      case "status":
      case "approval":
        checkValues(name, Array.isArray(value) ? value : [value], knownValues[name]);
        asked += 1;
        break;
      case "maxRisk":
      case "maxIssueSeverity":
        checkValues(name, [value], knownValues[name]);
        asked += 1;
        break;
      case "metrics":
        asked += checkMetrics(value);
        break;
      case "phaseCompleted":
      case "reviewApproved":
        if (typeof value !== "boolean") {
          refuse(`${name} must be true or false, but is ${String(value)}.`);
        }
        asked += value ? 1 : 0;
        break;
      default:
        refuse(
          `There is no rule "${name}": there are ${[...Object.keys(knownValues), "metrics", "phaseCompleted", "reviewApproved"].join(", ")}.`,
        );
    }
  }
  if (asked === 0) {
    refuse('No rule is given: name at least one, such as { approval: "Approved" }.');
  }
}

function checkValues(name: string, values: readonly unknown[], known: readonly string[]): void {
  const wrong = values.filter((value) => typeof value !== "string" || !known.includes(value));
  if (wrong.length > 0 || values.length === 0) {
    const given = values.length === 0 ? "none is given" : `"${String(wrong[0])}" is not`;
    refuse(`${name} must be among ${known.join(", ")}, but ${given}.`);
  }
}

function checkMetrics(value: unknown): number {
  checkPlain("metrics", value);
  const entries = Object.entries(value);
  if (entries.length === 0) {
    refuse("metrics names no metric: leave it out, or name one, such as { auc: { min: 0.8 } }.");
  }
  for (const [key, bounds] of entries) {
    if (!isBounds(bounds)) {
      refuse(
        `The bounds of the metric "${key}" must be { min }, { max } or both, finite numbers and min at most max.`,
      );
    }
  }
  return entries.length;
}

/** What is inherited would be passed over; `{ __proto__: … }` written as such is inherited too. */
function checkPlain(name: string, value: unknown): asserts value is object {
  const prototype: unknown =
    typeof value === "object" && value !== null ? Object.getPrototypeOf(value) : undefined;
  const plain =
    prototype === null ||
    (typeof prototype === "object" && Object.getPrototypeOf(prototype) === null);
  if (!plain) {
    refuse(`${name} must be a plain object, such as { metrics: { auc: { min: 0.8 } } }.`);
  }
}

function isBounds(value: unknown): value is MetricBounds {
  if (typeof value !== "object" || value === null) {
    return false;
  }
  const bounds: [string, unknown][] = Object.entries(value);
  const numbers = new Map(bounds.filter(([, bound]) => Number.isFinite(bound)));
  const { min, max }: { min?: unknown; max?: unknown } = value;
  return (
    bounds.length > 0 &&
    numbers.size === bounds.length &&
    bounds.every(([name]) => name === "min" || name === "max") &&
    !(typeof min === "number" && typeof max === "number" && min > max)
  );
}

function refuse(message: string): never {
  throw new InvalidRequestError(message);
}

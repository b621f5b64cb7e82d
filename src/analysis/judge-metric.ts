import type { MetricBounds } from "./gate.ts";
import { type Judgement, undecided } from "./judgement.ts";

/** Judges a metric; one that is missing, or no number to compare, is within no bounds. */
export function judgeMetric(value: number | undefined, { min, max }: MetricBounds): Judgement {
  if (value === undefined) {
    return undecided("The version has no such metric, or no single finite number for it.");
  }
  if (min !== undefined && !(value >= min)) {
    return { outcome: "fail", reason: `It is ${value}, below ${min}.`, actual: value };
  }
  if (max !== undefined && !(value <= max)) {
    return { outcome: "fail", reason: `It is ${value}, above ${max}.`, actual: value };
  }
  return { outcome: "pass", reason: `It is ${value}, within the bounds.`, actual: value };
}

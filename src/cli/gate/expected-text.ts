import type { RuleResult } from "../../analysis/index.ts";
import { cellText } from "../output/cell-text.ts";

/** What a rule expects, in words: `>= 0.8`, `STAGING or PRODUCTION`. */
export function expectedText(expected: RuleResult["expected"]): string {
  if (typeof expected === "string") {
    return cellText(expected);
  }
  if (isWords(expected)) {
    return cellText(expected.join(" or "));
  }
  const { min, max } = expected;
  return [
    ...(min === undefined ? [] : [`>= ${min}`]),
    ...(max === undefined ? [] : [`<= ${max}`]),
  ].join(" and ");
}

function isWords(expected: RuleResult["expected"]): expected is readonly string[] {
  return Array.isArray(expected);
}

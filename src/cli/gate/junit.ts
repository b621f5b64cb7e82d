import type { RuleResult } from "../../analysis/index.ts";
import { cellText } from "../output/cell-text.ts";
import { expectedText } from "./expected-text.ts";
import type { Judgement } from "./judge.ts";

/** A JUnit report, a test case for each rule; what cannot be judged is an error, or skipped if it may pass. */
export function junitReport({ version, rules }: Judgement, undecidedPasses: boolean): string {
  const count = (outcome: string): number =>
    rules.filter((result) => result.outcome === outcome).length;
  const [errors, skipped] = undecidedPasses ? [0, count("unknown")] : [count("unknown"), 0];
  const counts = `tests="${rules.length}" failures="${count("fail")}" errors="${errors}" skipped="${skipped}"`;
  const name = xml(`vectice gate ${version.id} ${version.name}`);
  const element = (outcome: RuleResult["outcome"]): string | undefined =>
    ({ pass: undefined, fail: "failure", unknown: undecidedPasses ? "skipped" : "error" })[outcome];
  const testCase = ({ rule, outcome, reason, expected }: RuleResult): string => {
    const head = `    <testcase classname="${xml(version.id)}" name="${xml(rule)}"`;
    const problem = element(outcome);
    return problem === undefined
      ? `${head}/>`
      : `${head}><${problem} message="${xml(`${reason} Expected: ${expectedText(expected)}`)}"/></testcase>`;
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `  <testsuite name="${name}" ${counts}>`,
    ...rules.map(testCase),
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

/** Two characters that may stand in text may not stand in XML at all. */
function xml(text: string): string {
  return cellText(text)
    .replace(/[\uFFFE\uFFFF]/g, "\uFFFD")
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

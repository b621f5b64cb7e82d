import { isOpen } from "./is-open.ts";
import type { Judgement } from "./judgement.ts";
import type { ShownIssue } from "./inputs.ts";
import { issueStatuses, severityLimits } from "./known-values.ts";

/**
 * Judges the issues that are still open. One that is surely too grave fails; else one whose state or
 * severity is not known leaves it open whether the others are all there is.
 */
export function judgeIssues(
  issues: readonly ShownIssue[],
  limit: (typeof severityLimits)[number],
): Judgement {
  const understood = (issue: ShownIssue): boolean => includes(issueStatuses, issue.status);
  const open = issues.filter((issue) => isOpen(issue) && understood(issue));
  const weights = open.map(weigh);
  const worst = severityLimits[Math.max(0, ...weights)] ?? null;
  const allowed = severityLimits.indexOf(limit);
  // With none allowed, an open issue is one too many, however grave.
  const grave = open.find((_, place) => (allowed === 0 ? true : (weights[place] ?? 0) > allowed));
  if (grave !== undefined) {
    const reason = `The issue "${grave.name}" is open (severity ${grave.severity ?? "not set"}).`;
    return { outcome: "fail", reason, actual: worst === "None" ? grave.severity : worst };
  }
  const vague =
    open.find((_, place) => weights[place] === 0) ?? issues.find((issue) => !understood(issue));
  if (vague !== undefined) {
    const reason = `The issue "${vague.name}" has the status ${vague.status} and the severity ${vague.severity ?? "not set"}: there is no telling how grave it is.`;
    return { outcome: "unknown", reason, actual: null };
  }
  const reason =
    open.length === 0 ? "No issue is open." : `No open issue is graver than ${worst ?? limit}.`;
  return { outcome: "pass", reason, actual: worst };
}

/** The place of a severity among the limits, from 1; 0 for one that is not set or not known. */
function weigh({ severity }: ShownIssue): number {
  return Math.max(
    0,
    severityLimits.findIndex((word) => word === severity),
  );
}

function includes(words: readonly string[], word: string): boolean {
  return words.includes(word);
}

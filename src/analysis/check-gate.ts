import { checkReading, checkThing } from "./check-options.ts";
import { type Branches, withBranches } from "./branches.ts";
import { checkRules } from "./check-rules.ts";
import type { GatePhase, GateResult, GateRules, GateVersion, RuleResult } from "./gate.ts";
import { judgeIssues } from "./judge-issues.ts";
import { judgeMetric } from "./judge-metric.ts";
import { judgeReviews } from "./judge-reviews.ts";
import { judgeRisk, judgeStatus } from "./judge-status.ts";
import { type Judgement, undecided } from "./judgement.ts";
import { metricOf } from "./metric-of.ts";
import { readRows, type Rows } from "./read-rows.ts";
import type { ReadOptions, ShownIssue, ShownReview } from "./inputs.ts";
import { approvals, phaseStatuses, versionStatuses } from "./known-values.ts";

/**
 * Whether a model version fulfils rules, as a pipeline asks before it goes on. It fails closed: what
 * is not known, not understood or could not be read is no pass. The rules about issues and phases
 * read those; all others go by what the version holds.
 *
 * @throws InvalidRequestError for rules that do not exist, that nothing could fulfil, or for none
 *
 * @example
 * const rules = { approval: "Approved", maxRisk: "MEDIUM", metrics: { auc: { min: 0.8 } } } as const;
 * const { passed, rules: results } = await checkGate(version, rules);
 */
export async function checkGate(
  version: GateVersion,
  rules: GateRules,
  options: ReadOptions = {},
): Promise<GateResult> {
  checkThing(version, "A model version");
  checkThing(rules, "An object of rules");
  checkRules(rules);
  checkReading(options);
  const results = await withBranches({ signal: options.signal }, async (branches) =>
    Promise.all(resultsOf(version, rules, branches)),
  );
  const passed = results.length > 0 && results.every(({ outcome }) => outcome === "pass");
  return { passed, verdict: passed ? "pass" : "fail", rules: results };
}

/** What was read, or why it could not be. */
type Answer<T> = { readonly value: T } | { readonly problem: string };

function resultsOf(
  version: GateVersion,
  rules: GateRules,
  { read, errors }: Branches,
): Promise<RuleResult>[] {
  const results: Promise<RuleResult>[] = [];
  const { status, approval, maxRisk, maxIssueSeverity, metrics = {} } = rules;

  function judge(
    rule: string,
    expected: RuleResult["expected"],
    work: () => Judgement | Promise<Judgement>,
  ): void {
    results.push(settled(work).then((judgement) => ({ rule, expected, ...judgement })));
  }

  async function ask<T>(name: string, work: Parameters<typeof read<T>>[1]): Promise<Answer<T>> {
    const answer = await read([name], work);
    const error = errors.find(({ path }) => path[0] === name)?.error;
    return answer ?? { problem: `The ${name} could not be read: ${textOfError(error)}` };
  }

  async function askPhase(): Promise<Answer<GatePhase>> {
    const answer = await ask("phase", (call) => version.phase({ ...call, fresh: true }));
    if ("problem" in answer) {
      return answer;
    }
    // Plain objects in place of versions may leave it undefined.
    const phase = answer.value ?? null;
    return phase === null
      ? { problem: "The server does not say in which phase the version was made." }
      : { value: phase };
  }

  if (status !== undefined) {
    judge("status", status, () => judgeStatus(version.status, [status].flat(), versionStatuses));
  }
  if (approval !== undefined) {
    judge("approval", approval, () => judgeStatus(version.approval, [approval].flat(), approvals));
  }
  if (maxRisk !== undefined) {
    judge("maxRisk", maxRisk, () => judgeRisk(version.risk, maxRisk));
  }
  for (const [key, bounds] of Object.entries(metrics)) {
    judge(`metrics.${key}`, bounds, () => judgeMetric(metricOf(version.metrics, key), bounds));
  }
  if (maxIssueSeverity !== undefined) {
    const issues = ask("issues", (call) => readRows(version.issues(call)));
    const judgeThem = ({ rows, doubt }: Rows<ShownIssue>): Judgement => {
      const judgement = judgeIssues(rows, maxIssueSeverity);
      // One that is too grave is enough to know.
      return doubt === null || judgement.outcome === "fail" ? judgement : doubted("issues", doubt);
    };
    judge("maxIssueSeverity", maxIssueSeverity, () => about(issues, judgeThem));
  }
  if (rules.phaseCompleted === true || rules.reviewApproved === true) {
    const phase = askPhase();
    if (rules.phaseCompleted === true) {
      const isCompleted = (found: GatePhase): Judgement =>
        judgeStatus(found.status, ["Completed"], phaseStatuses);
      judge("phaseCompleted", "Completed", () => about(phase, isCompleted));
    }
    if (rules.reviewApproved === true) {
      const reviews = phase.then((found) =>
        "value" in found ? ask("reviews", (call) => readRows(found.value.reviews(call))) : found,
      );
      const judgeThem = ({ rows, doubt }: Rows<ShownReview>): Judgement =>
        doubt === null ? judgeReviews(rows) : doubted("reviews", doubt);
      judge("reviewApproved", "Approved", () => about(reviews, judgeThem));
    }
  }
  return results;
}

/** Judges what was read; what could not be read is unknown, whatever the reason. */
async function about<T>(
  asked: Promise<Answer<T>>,
  judgeIt: (value: T) => Judgement,
): Promise<Judgement> {
  const answer = await asked;
  return "value" in answer ? judgeIt(answer.value) : undecided(answer.problem);
}

function doubted(name: string, doubt: string): Judgement {
  return undecided(`These may not be all ${name}: ${doubt}. Ask again.`);
}

/** What cannot be judged, because it is of another form than promised, is unknown as well. */
async function settled(work: () => Judgement | Promise<Judgement>): Promise<Judgement> {
  try {
    return await work();
  } catch (error) {
    return undecided(`What was read cannot be judged: ${textOfError(error)}`);
  }
}

/** What was thrown, as text; anything can be thrown, also what has no text. */
function textOfError(error: unknown): string {
  try {
    return String(error);
  } catch {
    return "something without a message was thrown";
  }
}

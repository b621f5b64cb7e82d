// @ts-check
import { agoText, dayText } from "../../ui/format.js";

/**
 * What a workspace, or several, come to, in the numbers that a lead asks for.
 *
 * @param {import("./read.js").OverviewNumbers | undefined} numbers undefined while they are on their way
 * @returns {readonly import("../../ui/figures.js").Figure[]}
 */
export function workspaceFigures(numbers) {
  const totals = numbers?.totals;
  const issues = totals && sumOf(totals.openIssues);
  const high = totals?.openIssues?.["High"] ?? 0;
  const late = numbers?.overdue[0]?.issue.dueDate ?? null;
  const oldest = numbers?.waiting[0]?.review.createdAt ?? null;
  const inReview = totals?.iterations?.inReview ?? 0;
  const live = numbers?.newest.filter(({ version }) => version.status === "PRODUCTION").length ?? 0;
  const overdue = issues === null ? null : numbers?.overdue.length;
  return [
    { name: "Open issues", value: issues, note: high === 0 ? "" : `${high} of high severity` },
    {
      name: "Overdue",
      value: overdue,
      note: late === null ? "" : `since ${dayText(late)}`,
      isBad: (overdue ?? 0) > 0,
    },
    {
      name: "Reviews waiting",
      value: totals?.pendingReviews,
      note: oldest === null ? "" : `asked ${agoText(oldest)}`,
    },
    {
      name: "Iterations in progress",
      value: totals && (totals.iterations?.inProgress ?? null),
      note: inReview === 0 ? "" : `${inReview} more in review`,
    },
    { name: "Models", value: totals?.models, note: live === 0 ? "" : `${live} in production` },
  ];
}

/**
 * @param {Readonly<Record<string, number>> | null} counts
 */
export function sumOf(counts) {
  return counts === null ? null : Object.values(counts).reduce((sum, count) => sum + count, 0);
}

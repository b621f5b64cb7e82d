// @ts-check

/**
 * The numbers of several workspaces together; null stands for what none of them told.
 *
 * @param {readonly import("./read.js").WorkspaceNumbers[]} all
 * @returns {import("./read.js").OverviewNumbers}
 */
export function sumNumbers(all) {
  const totals = all.map((numbers) => numbers.totals);
  return {
    totals: {
      phases: sumCounts(totals.map(({ phases }) => phases)),
      iterations: sumIterations(totals.map(({ iterations }) => iterations)),
      models: sum(totals.map(({ models }) => models)),
      openIssues: sumCounts(totals.map(({ openIssues }) => openIssues)),
      pendingReviews: sum(totals.map(({ pendingReviews }) => pendingReviews)),
    },
    errors: all.flatMap(({ errors }) => errors),
    overdue: all
      .flatMap(({ overdue }) => overdue)
      .toSorted((one, other) => timeOf(one.issue.dueDate) - timeOf(other.issue.dueDate)),
    waiting: all
      .flatMap(({ waiting }) => waiting)
      .toSorted((one, other) => timeOf(one.review.createdAt) - timeOf(other.review.createdAt)),
    newest: all
      .flatMap(({ newest }) => newest)
      .toSorted((one, other) => timeOf(other.version.createdAt) - timeOf(one.version.createdAt)),
  };
}

/**
 * Those that are known; null where none is, although there is something to know.
 *
 * @template Value
 * @param {readonly (Value | null)[]} values
 */
function known(values) {
  const found = values.filter((value) => value !== null);
  return found.length === 0 && values.length > 0 ? null : found;
}

/** @param {readonly (number | null)[]} values */
function sum(values) {
  return known(values)?.reduce((total, value) => total + value, 0) ?? null;
}

/** @param {readonly (Readonly<Record<string, number>> | null)[]} values */
function sumCounts(values) {
  const entries = known(values)?.flatMap((counts) => Object.entries(counts));
  if (entries === undefined) {
    return null;
  }
  /** @type {Map<string, number>} */
  const sums = new Map();
  for (const [word, count] of entries) {
    sums.set(word, (sums.get(word) ?? 0) + count);
  }
  return Object.fromEntries(sums);
}

/** @param {readonly import("vectice/analysis").WorkspaceTotals["iterations"][]} values */
function sumIterations(values) {
  const [first, ...others] = known(values) ?? [];
  return first === undefined
    ? null
    : others.reduce(
        (total, one) => ({
          notStarted: total.notStarted + one.notStarted,
          inProgress: total.inProgress + one.inProgress,
          inReview: total.inReview + one.inReview,
          ended: total.ended + one.ended,
          total: total.total + one.total,
          uncountedPhases: total.uncountedPhases + one.uncountedPhases,
        }),
        first,
      );
}

/** @param {Date | null} date */
function timeOf(date) {
  return date?.valueOf() ?? 0;
}

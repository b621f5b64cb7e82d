import type { IterationCounts } from "./overview.ts";
import type { ShownPhase } from "./inputs.ts";

/** The iterations of some phases by where they stand, out of what the phases themselves say. */
export function countIterations(phases: readonly ShownPhase[]): IterationCounts {
  return addIterations(
    phases.map(({ iterationsCount }) => {
      if (iterationsCount === null) {
        return { ...none, uncountedPhases: 1 };
      }
      const { notStarted, inProgress, inReview, total } = iterationsCount;
      const ended = Math.max(0, total - notStarted - inProgress - inReview);
      return { notStarted, inProgress, inReview, ended, total, uncountedPhases: 0 };
    }),
  );
}

/** The sum of several counts. */
export function addIterations(counts: readonly IterationCounts[]): IterationCounts {
  return counts.reduce(
    (sum, count) => ({
      notStarted: sum.notStarted + count.notStarted,
      inProgress: sum.inProgress + count.inProgress,
      inReview: sum.inReview + count.inReview,
      ended: sum.ended + count.ended,
      total: sum.total + count.total,
      uncountedPhases: sum.uncountedPhases + count.uncountedPhases,
    }),
    none,
  );
}

const none: IterationCounts = {
  notStarted: 0,
  inProgress: 0,
  inReview: 0,
  ended: 0,
  total: 0,
  uncountedPhases: 0,
};

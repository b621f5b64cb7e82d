import type { Judgement } from "./judgement.ts";
import type { ShownReview } from "./inputs.ts";
import { reviewStatuses } from "./known-values.ts";

/**
 * Judges the reviews of a phase: the newest one counts, cancelled ones aside. Of several that may be
 * the newest, all count.
 */
export function judgeReviews(reviews: readonly ShownReview[]): Judgement {
  const counted = reviews.filter(({ status }) => status !== "Cancelled");
  if (counted.length === 0) {
    return { outcome: "fail", reason: "The phase has no review.", actual: null };
  }
  const ages = counted.map(({ createdAt }) => createdAt?.valueOf() ?? Number.NaN);
  // Without a date, none can be told to be the newest: then this is NaN, and all may be.
  const newestAge = Math.max(...ages);
  const newest = counted.filter((_, place) => !((ages[place] ?? Number.NaN) < newestAge));
  const statuses = [...new Set(newest.map(({ status }) => status))];
  const [actual = null] = statuses;
  if (statuses.length === 1 && actual === "Approved") {
    return { outcome: "pass", reason: "The newest review has approved the phase.", actual };
  }
  const strange = statuses.find((status) => !includes(reviewStatuses, status));
  if (strange !== undefined) {
    const reason = `"${strange}" is a word that is not known here.`;
    return { outcome: "unknown", reason, actual: strange };
  }
  if (statuses.includes("Approved")) {
    const reason = `There is no telling which review is the newest: they are ${statuses.join(" and ")}.`;
    return { outcome: "unknown", reason, actual: null };
  }
  return {
    outcome: "fail",
    reason: `The newest review is ${statuses.join(" and ")}, not Approved.`,
    actual,
  };
}

function includes(words: readonly string[], word: string): boolean {
  return words.includes(word);
}

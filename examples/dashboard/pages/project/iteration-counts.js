// @ts-check
import { element } from "../../ui/element.js";
import { counted } from "../../ui/format.js";

/**
 * How many iterations of a phase stand where, in words.
 *
 * @param {import("vectice").Phase["iterationsCount"]} count
 */
export function iterationsText(count) {
  if (count === null) {
    return "";
  }
  if (count.total === 0) {
    return "No iterations";
  }
  const states = [
    [endedOf(count), "ended"],
    [count.inReview, "in review"],
    [count.inProgress, "in progress"],
    [count.notStarted, "to do"],
  ];
  const parts = states.flatMap(([some, word]) => (some === 0 ? [] : [`${some} ${word}`]));
  return `${counted(count.total, "iteration")}: ${parts.join(", ")}`;
}

/** @param {NonNullable<import("vectice").Phase["iterationsCount"]>} count */
function endedOf({ total, notStarted, inProgress, inReview }) {
  return Math.max(total - notStarted - inProgress - inReview, 0);
}

/**
 * The same in colours: one piece an iteration.
 *
 * @param {import("vectice").Phase["iterationsCount"]} count
 */
export function barOf(count) {
  if (count === null || count.total === 0 || count.total > 40) {
    return [];
  }
  /** @type {[number, string][]} */
  const states = [
    [endedOf(count), "ended"],
    [count.inReview, "in-review"],
    [count.inProgress, "in-progress"],
    [count.notStarted, "to-do"],
  ];
  const pieces = states.flatMap(([some, name]) =>
    Array.from({ length: some }, () => element("span", { class: name })),
  );
  return [element("div", { class: "pieces", "aria-hidden": "true" }, ...pieces)];
}

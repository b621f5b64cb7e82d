// @ts-check
import { svg } from "./svg.js";

/**
 * Shapes that mark points, so that colour is not all that tells them apart: around a middle of 0 0.
 *
 * @typedef {"circle" | "triangle" | "diamond" | "square" | "cross"} Mark
 */

/** @type {Readonly<Record<Mark, { readonly path: string, readonly isFilled: boolean }>>} */
export const marks = {
  circle: { path: "M-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0Z", isFilled: true },
  triangle: { path: "M0-5.5L5 4H-5Z", isFilled: true },
  diamond: { path: "M0-6.5L5.5 0L0 6.5L-5.5 0Z", isFilled: true },
  square: { path: "M-4-4H4V4H-4Z", isFilled: false },
  cross: { path: "M-4-4L4 4M4-4L-4 4", isFilled: false },
};

/** @type {ReadonlyMap<string, Mark>} */
const byStatus = new Map([
  ["STAGING", "triangle"],
  ["PRODUCTION", "diamond"],
  ["RETIRED", "square"],
  ["DISCARDED", "cross"],
]);

/**
 * The mark of a version's status; the usual ones, and words that are not known, are circles.
 *
 * @param {string} status
 */
export function markOf(status) {
  return byStatus.get(status) ?? "circle";
}

/**
 * A mark for a legend.
 *
 * @param {Mark} name
 */
export function markSample(name) {
  const { path, isFilled } = marks[name];
  return svg(
    "svg",
    { class: "mark-sample", "aria-hidden": "true", width: 16, height: 16, viewBox: "-8 -8 16 16" },
    svg("path", { class: isFilled ? "filled" : "hollow", d: path }),
  );
}

/** How the lines of a chart look, one after the other: a colour of the page, and dashes. */
export const lineLooks = [
  { color: "--line-one", dash: [] },
  { color: "--line-two", dash: [8, 4] },
  { color: "--line-three", dash: [2, 3] },
  { color: "--line-four", dash: [10, 3, 2, 3] },
  { color: "--line-five", dash: [5, 2] },
];

/**
 * A piece of a line for a legend.
 *
 * @param {number} place
 */
export function lineSample(place) {
  const { dash } = lineLooks[place % lineLooks.length] ?? { dash: [] };
  return svg(
    "svg",
    {
      class: `line-sample line-${place % lineLooks.length}`,
      "aria-hidden": "true",
      width: 32,
      height: 12,
      viewBox: "0 0 32 12",
    },
    svg("path", { d: "M0 6H32", "stroke-dasharray": dash.join(" ") }),
  );
}

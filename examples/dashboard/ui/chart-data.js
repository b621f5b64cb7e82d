// @ts-check
import { shortText } from "./format.js";

/**
 * Where a key leads to from one point among several; undefined where it leads nowhere.
 *
 * @param {string} key
 * @param {number} current
 * @param {number} count
 * @returns {number | undefined}
 */
export function placeAfter(key, current, count) {
  /** @type {ReadonlyMap<string, number>} */
  const places = new Map([
    ["ArrowLeft", current - 1],
    ["ArrowDown", current - 1],
    ["ArrowRight", current + 1],
    ["ArrowUp", current + 1],
    ["PageDown", current - 10],
    ["PageUp", current + 10],
    ["Home", 0],
    ["End", count - 1],
  ]);
  return places.get(key);
}

/**
 * The points as uPlot takes them. Undefined is no gap: another line has a point there. Null is one: this version lacks the metric.
 *
 * @param {readonly import("./line-chart.js").PlacedPoint[]} points
 * @param {number} lines
 * @returns {import("uplot").AlignedData}
 */
export function dataOf(points, lines) {
  return [
    points.map(({ time }) => time),
    ...Array.from({ length: lines }, (_, place) =>
      points.map(({ line, value }) => (line === place ? value : undefined)),
    ),
  ];
}

/**
 * Says that an axis does not show zero.
 *
 * @param {number | undefined} low
 * @param {number | undefined} high
 */
export function wordsOfAxis(low = 0, high = 0) {
  if (low > 0) {
    return `The axis is cut: it begins at ${shortText(low)}, not at 0.`;
  }
  return high < 0 ? `The axis is cut: it ends at ${shortText(high)}, not at 0.` : "";
}

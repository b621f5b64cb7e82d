// @ts-check
import { colourByChange } from "./better.js";
import { numberText } from "./format.js";
import { svg } from "./svg.js";

/** @typedef {{ readonly value: number | null, readonly date: Date | null }} Moment */

const size = { width: 120, height: 32, edge: 4 };

/** More than a line of this width can show. */
const mostPoints = 60;

/**
 * A small line of a metric, oldest first; a version without the metric is a gap. It says in words
 * where it begins and ends, and takes the colour of its last change.
 *
 * @param {string} metric
 * @param {readonly Moment[]} moments
 */
export function sparkline(metric, moments) {
  const recent = moments.slice(-mostPoints);
  const places = placesOf(recent);
  const points = recent.map(({ value }, index) => ({
    value: finite(value),
    x: places[index] ?? 0,
  }));
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const y = (/** @type {number} */ value) =>
    high === low
      ? size.height / 2
      : size.edge + ((high - value) / (high - low)) * (size.height - 2 * size.edge);
  const [first, last] = [values.at(0), values.at(-1)];
  const words =
    first === undefined || last === undefined
      ? `${metric}: no values`
      : `${metric}, ${values.length} ${values.length === 1 ? "value" : "values"}: ` +
        (values.length === 1
          ? numberText(last)
          : `from ${numberText(first)} to ${numberText(last)}, between ${numberText(low)} and ${numberText(high)}`);
  const end = points.findLast(({ value }) => value !== null);
  const drawn = svg(
    "svg",
    {
      class: "sparkline",
      role: "img",
      "aria-label": words,
      width: size.width,
      height: size.height,
      viewBox: `0 0 ${size.width} ${size.height}`,
    },
    svg("path", { class: "sparkline-line", d: pathOf(points, y) }),
    ...(end === undefined || end.value === null
      ? []
      : [svg("circle", { class: "sparkline-end", cx: end.x, cy: y(end.value), r: 3 })]),
  );
  const before = values.at(-2);
  if (before !== undefined && last !== undefined) {
    colourByChange(drawn, metric, last - before);
  }
  return drawn;
}

/**
 * Where each moment stands across: by its time, or one step each where a time is not known.
 *
 * @param {readonly Moment[]} moments
 */
function placesOf(moments) {
  const room = size.width - 2 * size.edge;
  const times = moments.map(({ date }) => date?.valueOf() ?? Number.NaN);
  const [start, end] = [Math.min(...times), Math.max(...times)];
  return times.map((time, index) => {
    const share =
      end > start ? (time - start) / (end - start) : index / Math.max(moments.length - 1, 1);
    return size.edge + room * (moments.length === 1 ? 1 : share);
  });
}

/**
 * @param {readonly { readonly value: number | null, readonly x: number }[]} points
 * @param {(value: number) => number} y
 */
function pathOf(points, y) {
  let isDrawing = false;
  return points
    .map(({ value, x }) => {
      if (value === null) {
        isDrawing = false;
        return "";
      }
      const step = `${isDrawing ? "L" : "M"}${x.toFixed(1)} ${y(value).toFixed(1)}`;
      // A point between two gaps is a line to itself, which a round end makes a dot.
      const dot = isDrawing ? "" : "h0";
      isDrawing = true;
      return step + dot;
    })
    .join("");
}

/** @param {number | null} value */
function finite(value) {
  return value !== null && Number.isFinite(value) ? value : null;
}

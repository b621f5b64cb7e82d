// @ts-check
import { numberText } from "./format.js";

const height = 260;

/**
 * How uPlot draws the line, in the colours that the page has just now.
 *
 * @param {readonly import("./line-chart.js").Point[]} points
 * @param {number} width
 * @param {(place: number) => void} pointAt
 * @returns {import("uplot").Options}
 */
export function chartOptions(points, width, pointAt) {
  const style = getComputedStyle(document.documentElement);
  const color = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  const axis = {
    stroke: color("--soft"),
    font: `12px ${getComputedStyle(document.body).fontFamily}`,
    ticks: { show: false },
  };
  const grid = { stroke: color("--line"), width: 1 };
  return {
    width,
    height,
    padding: [12, 16, 0, 0],
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, y: false, points: { size: 11 } },
    scales: {
      x: { time: false, range: [-0.4, Math.max(points.length - 0.6, 0.4)] },
      y: { range: (_plot, low, high) => rangeOf(low, high) },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 34,
        space: 64,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
        values: (_plot, places) => places.map((place) => shortName(points[place]?.name ?? "")),
      },
      {
        ...axis,
        grid,
        size: 58,
        values: (_plot, values) => values.map((value) => numberText(value)),
      },
    ],
    series: [
      {},
      {
        stroke: color("--accent"),
        width: 2.5,
        fill: color("--accent-fill"),
        points: { show: true, size: 7, width: 2, fill: color("--surface") },
      },
    ],
    hooks: {
      setCursor: [
        (plot) => {
          const place = plot.cursor.idx;
          if (typeof place === "number") {
            pointAt(place);
          }
        },
      ],
    },
  };
}

/**
 * Room above and below, also for a line that is flat.
 *
 * @param {number | null} low
 * @param {number | null} high
 * @returns {[number, number]}
 */
function rangeOf(low, high) {
  if (low === null || high === null) {
    return [0, 1];
  }
  const room = (high - low) * 0.15 || Math.abs(high) * 0.1 || 1;
  return [low - room, high + room];
}

/** @param {string} name */
function shortName(name) {
  const short = name.replace(/^version (?=\d)/i, "v");
  return short.length > 10 ? `${short.slice(0, 9)}…` : short;
}

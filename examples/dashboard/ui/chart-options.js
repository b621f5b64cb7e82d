// @ts-check
import { drawMarks } from "./draw-marks.js";
import { numberText } from "./format.js";
import { lineLooks } from "./marks.js";
import { timeLabels, timeRange } from "./time-axis.js";
import UPlot from "../vendor/uplot.js";

/**
 * How uPlot draws the lines, in the colours that the page has just now.
 *
 * @param {{
 *   points: readonly import("./line-chart.js").PlacedPoint[],
 *   lines: number,
 *   size: { readonly width: number, readonly height: number },
 *   fromZero: boolean,
 *   pointAt: (place: number) => void,
 *   ready: (plot: UPlot) => void,
 * }} options `points`: of all lines, by their time; `ready` hears when the axes are known
 * @returns {import("uplot").Options}
 */
export function chartOptions({ points, lines, size, fromZero, pointAt, ready }) {
  const style = getComputedStyle(document.documentElement);
  const color = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  // Letters of 12 pixels, and all around them, grow with those of the page.
  const scale = Number.parseFloat(style.fontSize) / 16 || 1;
  const axis = {
    stroke: color("--soft"),
    font: `${Math.round(12 * scale)}px ${getComputedStyle(document.body).fontFamily}`,
    ticks: { show: false },
  };
  const grid = { stroke: color("--line"), width: 1 };
  const looks = Array.from({ length: lines }, (_, place) => lineLooks[place % lineLooks.length]);
  return {
    ...size,
    padding: [12, 16, 0, 0],
    legend: { show: false },
    // Days are days wherever they are read, as in the words beside the chart.
    tzDate: (seconds) => UPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
    cursor: {
      drag: { x: false, y: false },
      y: false,
      points: { size: 17, width: 2, fill: "transparent", stroke: color("--text") },
      // The line of the pointer stands at points only, and stays where the pointer left.
      move: (plot, left, top) => {
        const time = plot.data[0][plot.posToIdx(left)];
        const isOutside = left < 0 || time === undefined;
        return [isOutside ? left : plot.valToPos(time, "x"), top];
      },
      bind: { mouseleave: () => () => null },
    },
    scales: {
      x: { time: true, range: (_plot, start, end) => timeRange(start, end) },
      y: { range: (_plot, low, high) => valueRange(low, high, fromZero) },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 46 * scale,
        space: 72 * scale,
        values: (_plot, splits, _axis, _space, step) => timeLabels(splits, step),
      },
      {
        ...axis,
        grid,
        size: 62 * scale,
        values: (_plot, values) => values.map((one) => numberText(one)),
      },
    ],
    series: [
      {},
      ...looks.map((look) => ({
        stroke: color(look?.color ?? "--accent"),
        width: 2,
        dash: look?.dash ?? [],
        points: { show: false },
      })),
    ],
    hooks: {
      ready: [ready],
      draw: [
        (plot) =>
          drawMarks(plot, points, {
            lines: looks.map((look) => color(look?.color ?? "--accent")),
            surface: color("--surface"),
            chosen: color("--text"),
          }),
      ],
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
 * Room above and below, also for a line that is flat; no room below a zero that nothing goes below.
 *
 * @param {number | null} low
 * @param {number | null} high
 * @param {boolean} fromZero
 * @returns {[number, number]}
 */
export function valueRange(low, high, fromZero) {
  if (low === null || high === null) {
    return [0, 1];
  }
  const [bottom, top] = fromZero ? [Math.min(low, 0), Math.max(high, 0)] : [low, high];
  const room = (top - bottom) * 0.15 || Math.abs(top) * 0.1 || 1;
  return [
    low >= 0 ? Math.max(bottom - room, 0) : bottom - room,
    high <= 0 ? Math.min(top + room, 0) : top + room,
  ];
}

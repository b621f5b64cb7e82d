// @ts-check
import { element } from "./element.js";
import { numberText } from "./format.js";
import UPlot from "./uplot.js";

const height = 260;

/**
 * @typedef {{ readonly name: string, readonly value: number | null, readonly text: string }} Point
 *   `text`: all there is to say about it
 */

/**
 * A line over points at even distances. The mouse and the arrow keys go along it; what they point
 * at stands above it in words.
 *
 * @param {{ label: string, points: readonly Point[], signal: AbortSignal }} options
 */
export function lineChart({ label, points, signal }) {
  let current = points.length - 1;
  const words = element("p", { class: "readout", "aria-hidden": "true" });
  const canvas = element("div", {
    class: "chart",
    role: "slider",
    tabindex: "0",
    "aria-label": label,
    "aria-valuemin": "1",
    "aria-valuemax": String(points.length),
    keydown: (event) => {
      if (event instanceof KeyboardEvent) {
        press(event);
      }
    },
  });
  /** @type {UPlot | undefined} */
  let plot;

  /** @param {number} place */
  function pointAt(place) {
    current = Math.min(Math.max(place, 0), points.length - 1);
    const text = points[current]?.text ?? "";
    words.textContent = text;
    canvas.setAttribute("aria-valuenow", String(current + 1));
    canvas.setAttribute("aria-valuetext", text);
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    /** @type {Readonly<Record<string, number>>} */
    const steps = {
      ArrowLeft: current - 1,
      ArrowDown: current - 1,
      ArrowRight: current + 1,
      ArrowUp: current + 1,
      Home: 0,
      End: points.length - 1,
    };
    const place = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
    if (place !== undefined) {
      event.preventDefault();
      pointAt(place);
      const value = points[current]?.value ?? null;
      plot?.setCursor({
        left: plot.valToPos(current, "x"),
        top: value === null ? -10 : plot.valToPos(value, "y"),
      });
    }
  }

  /** Draws it anew: a canvas knows nothing of styles that change. */
  function draw() {
    const width = canvas.clientWidth;
    if (width === 0) {
      return;
    }
    plot?.destroy();
    plot = new UPlot(optionsOf(points, width, pointAt), dataOf(points), canvas);
  }

  const observer = new ResizeObserver(draw);
  observer.observe(canvas);
  signal.addEventListener("abort", () => observer.disconnect(), { once: true });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw, { signal });
  pointAt(current);
  return element("div", {}, words, canvas);
}

/**
 * @param {readonly Point[]} points
 * @returns {import("uplot").AlignedData}
 */
function dataOf(points) {
  return [points.map((_, place) => place), points.map(({ value }) => value)];
}

/**
 * @param {readonly Point[]} points
 * @param {number} width
 * @param {(place: number) => void} pointAt
 * @returns {import("uplot").Options}
 */
function optionsOf(points, width, pointAt) {
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

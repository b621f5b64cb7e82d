// @ts-check
import { chartOptions } from "./chart-options.js";
import { element } from "./element.js";
import UPlot from "../vendor/uplot.js";

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
    plot = new UPlot(chartOptions(points, width, pointAt), dataOf(points), canvas);
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

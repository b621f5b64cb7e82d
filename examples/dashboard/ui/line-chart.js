// @ts-check
import { chartOptions } from "./chart-options.js";
import { dataOf, placeAfter, wordsOfAxis } from "./chart-data.js";
import { element } from "./element.js";
import UPlot from "../vendor/uplot.js";

/**
 * @typedef {{
 *   readonly id: string,
 *   readonly time: number,
 *   readonly value: number | null,
 *   readonly text: string,
 *   readonly mark: import("./marks.js").Mark,
 *   readonly isChosen: boolean,
 * }} Point `time`: in seconds since 1970; `text`: all there is to say about it
 * @typedef {Point & { readonly line: number }} PlacedPoint
 */

/**
 * Lines over time. The mouse and the arrow keys go along their points; what they point at stands
 * above in words.
 *
 * @param {{ label: string, signal: AbortSignal, pointed: (id: string) => void }} options
 * `pointed` hears of the point that a person goes to
 */
export function lineChart({ label, signal, pointed }) {
  /** @type {readonly PlacedPoint[]} */
  let points = [];
  let lineCount = 0;
  let fromZero = false;
  let print = "";
  let current = -1;
  /** @type {UPlot | undefined} */
  let plot;
  const words = element("p", { class: "readout", "aria-hidden": "true" });
  const axisWords = element("p", { class: "small axis-words" });
  const canvas = element("div", {
    class: "chart",
    role: "slider",
    tabindex: "0",
    "aria-label": label,
    "aria-valuemin": "1",
    keydown: (event) => {
      if (event instanceof KeyboardEvent) {
        press(event);
      }
    },
  });

  /** @param {number} place */
  function tell(place) {
    current = Math.min(Math.max(place, 0), points.length - 1);
    const text = points[current]?.text ?? "";
    words.textContent = text;
    canvas.setAttribute("aria-valuenow", String(current + 1));
    canvas.setAttribute("aria-valuetext", text);
  }

  /** Puts the pointer's line where the current point is. */
  function mark() {
    const point = points[current];
    if (plot !== undefined && point !== undefined) {
      const top = point.value === null ? -10 : plot.valToPos(point.value, "y");
      plot.setCursor({ left: plot.valToPos(point.time, "x"), top }, false);
    }
  }

  /** @param {number} place */
  function goTo(place) {
    tell(place);
    mark();
    const point = points[current];
    if (point !== undefined) {
      pointed(point.id);
    }
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    const place = placeAfter(event.key, current, points.length);
    if (place !== undefined) {
      event.preventDefault();
      goTo(place);
    }
  }

  /** Draws it anew: a canvas knows nothing of styles that change. */
  function draw() {
    const { clientWidth: width, clientHeight: height } = canvas;
    if (width === 0 || points.length === 0) {
      return;
    }
    plot?.destroy();
    const options = chartOptions({
      points,
      lines: lineCount,
      size: { width, height },
      fromZero,
      pointAt: (place) => {
        if (place !== current) {
          goTo(place);
        }
      },
      ready: ({ scales }) => {
        axisWords.textContent = wordsOfAxis(scales["y"]?.min, scales["y"]?.max);
        mark();
      },
    });
    plot = new UPlot(options, dataOf(points, lineCount), canvas);
  }

  const observer = new ResizeObserver(draw);
  observer.observe(canvas);
  signal.addEventListener(
    "abort",
    () => {
      observer.disconnect();
      plot?.destroy();
    },
    { once: true },
  );
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw, { signal });
  return {
    node: element("div", {}, words, canvas, axisWords),
    /**
     * @param {readonly (readonly Point[])[]} lines
     * @param {boolean} isFromZero
     */
    update(lines, isFromZero) {
      const now = JSON.stringify([lines, isFromZero]);
      if (now === print) {
        return;
      }
      print = now;
      const id = points[current]?.id;
      // Who stands at the end wants to see what is new; who looks at an earlier point stays there.
      const wasLast = current === points.length - 1;
      points = lines
        .flatMap((line, place) => line.map((point) => ({ ...point, line: place })))
        .toSorted((one, other) => one.time - other.time);
      lineCount = lines.length;
      words.classList.toggle("several", lines.length > 1);
      fromZero = isFromZero;
      const found = points.findIndex((point) => point.id === id);
      canvas.setAttribute("aria-valuemax", String(points.length));
      tell(wasLast || found === -1 ? points.length - 1 : found);
      draw();
    },
    /** @param {string} id of a point that somebody went to in another chart */
    pointAt(id) {
      const place = points.findIndex((point) => point.id === id);
      if (place !== -1 && place !== current) {
        tell(place);
        mark();
      }
    },
  };
}

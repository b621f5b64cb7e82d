// @ts-check
import { betterField } from "../../ui/better.js";
import { dataTable } from "../../ui/data-table.js";
import { element } from "../../ui/element.js";
import { lineChart } from "../../ui/line-chart.js";
import { linesOf, rowsOf } from "./chart-points.js";

/**
 * The history of one metric: as lines, and as a table for who opens it.
 *
 * @param {string} metric
 * @param {AbortSignal} signal
 * @param {(id: string) => void} pointed
 */
export function chartPanel(metric, signal, pointed) {
  const label = `${metric} by version`;
  const end = new AbortController();
  const chart = lineChart({ label, signal: AbortSignal.any([signal, end.signal]), pointed });
  /** @type {readonly import("./other-models.js").Other[]} */
  let models = [];
  let print = "";
  const table = element("div");
  const lacking = element("p", { class: "small" });
  const details = element(
    "details",
    { toggle: () => void fill() },
    element("summary", {}, "The same as a table"),
    table,
  );

  /** Many rows cost time: nobody has to wait for a table that is closed. */
  async function fill() {
    if (!details.open) {
      return;
    }
    const rows = await rowsOf(models, metric);
    const now = JSON.stringify(rows);
    if (now !== print) {
      print = now;
      table.replaceChildren(dataTable(label, ["Version", "Status", "Made on", metric], rows));
    }
  }

  return {
    node: element(
      "div",
      { class: "panel chart-panel" },
      element("div", { class: "chart-head" }, element("h3", {}, metric), betterField(metric)),
      chart.node,
      lacking,
      details,
    ),
    pointAt: chart.pointAt,
    end: () => end.abort(),
    /**
     * @param {readonly import("./other-models.js").Other[]} shown
     * @param {import("./choices.js").Choices} choices
     */
    async update(shown, { compare, fromZero }) {
      models = shown;
      const lines = await linesOf(shown, metric, compare);
      if (!signal.aborted && !end.signal.aborted) {
        chart.update(lines, fromZero);
        const without = shown.filter((_, place) =>
          lines[place]?.every(({ value }) => value === null),
        );
        const words = without.map(({ name }) => `${name} has no ${metric}.`).join(" ");
        if (lacking.textContent !== words) {
          lacking.textContent = words;
        }
        void fill();
      }
    },
  };
}

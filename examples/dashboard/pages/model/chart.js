// @ts-check
import { metricHistory } from "../../vendor/analysis.js";
import { dataTable } from "../../ui/data-table.js";
import { element } from "../../ui/element.js";
import { dayText, numberText } from "../../ui/format.js";
import { lineChart } from "../../ui/line-chart.js";
import { fieldSection, nothing } from "../../ui/section.js";
import { selectField } from "../../ui/select-field.js";

/** @typedef {import("vectice").ModelVersion} ModelVersion */

/**
 * A metric over the versions of a model, as a line and as a table.
 *
 * @param {{
 *   search: URLSearchParams,
 *   keep: (key: string, value: string) => void,
 *   signal: AbortSignal,
 * }} options
 */
export function modelChart({ search, keep, signal }) {
  let chosen = search.get("metric");
  /** @type {readonly ModelVersion[]} */
  let versions = [];
  /** What is drawn: the same is not drawn again, so that nobody loses one's place. */
  let drawn = "";
  const place = element("div");
  const field = selectField("Metric", (key) => {
    chosen = key;
    keep("metric", key);
    void draw();
  });
  const node = fieldSection("Metric history", "wide chart-part", field.node, place);

  async function draw() {
    const keys = [...new Set(versions.flatMap(({ metrics }) => Object.keys(metrics)))];
    const newest = Object.keys(versions.at(-1)?.metrics ?? {});
    const key = chosen !== null && keys.includes(chosen) ? chosen : (newest[0] ?? keys[0]);
    field.node.hidden = key === undefined;
    if (key === undefined) {
      place.replaceChildren(nothing("No metrics were logged for this model yet."));
      return;
    }
    field.update(
      keys.map((value) => ({ value, text: value })),
      key,
    );
    // The versions are at hand: this sends nothing.
    const points = await metricHistory({ versions: async () => versions }, key);
    const print = JSON.stringify([key, points.map(({ value, version }) => [version.id, value])]);
    if (signal.aborted || print === drawn) {
      return;
    }
    drawn = print;
    const wasOpen = place.querySelector("details")?.open === true;
    place.replaceChildren(
      element(
        "div",
        { class: "panel" },
        lineChart({
          label: `${key} by version`,
          points: points.map(({ value, date, version }) => ({
            name: version.name,
            value,
            text: [
              version.name,
              value === null ? `no ${key}` : `${key} ${numberText(value)}`,
              ...(date === null ? [] : [dayText(date)]),
            ].join(" · "),
          })),
          signal,
        }),
        element(
          "details",
          { open: wasOpen },
          element("summary", {}, "The same as a table"),
          dataTable(
            `${key} by version`,
            ["Version", "Status", "Made on", key],
            points.map(({ value, date, version }) => [
              version.name,
              version.statusLabel,
              date === null ? "–" : dayText(date),
              value ?? "–",
            ]),
          ),
        ),
      ),
    );
  }

  return {
    node,
    /** @param {readonly ModelVersion[]} now oldest first */
    update(now) {
      versions = now;
      void draw();
    },
  };
}

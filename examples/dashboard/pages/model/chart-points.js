// @ts-check
import { dayText, numberText } from "../../ui/format.js";
import { markOf } from "../../ui/marks.js";
import { metricHistory } from "../../vendor/analysis.js";

/** @typedef {import("./other-models.js").Other} ShownModel */

/**
 * The points of a metric, a line for each model. The versions are at hand: this sends nothing.
 *
 * @param {readonly ShownModel[]} models
 * @param {string} metric
 * @param {readonly string[]} chosen ids of versions
 * @returns {Promise<(readonly import("../../ui/line-chart.js").Point[])[]>}
 */
export function linesOf(models, metric, chosen) {
  return Promise.all(
    models.map(async ({ name, versions }) => {
      const points = await metricHistory({ versions: async () => versions }, metric);
      return points.flatMap(({ value, date, version }) =>
        date === null
          ? []
          : {
              id: version.id,
              time: date.valueOf() / 1000,
              value: value !== null && Number.isFinite(value) ? value : null,
              mark: markOf(version.status),
              isChosen: chosen.includes(version.id),
              text: [
                ...(models.length > 1 ? [name] : []),
                version.name,
                value === null ? `no ${metric}` : `${metric} ${numberText(value)}`,
                dayText(date),
                version.statusLabel,
              ].join(" · "),
            },
      );
    }),
  );
}

/**
 * The same for a table, newest first.
 *
 * @param {readonly ShownModel[]} models
 * @param {string} metric
 */
export async function rowsOf(models, metric) {
  const lines = await Promise.all(
    models.map(async ({ name, versions }) => {
      const points = await metricHistory({ versions: async () => versions }, metric);
      return points.map(({ value, date, version }) => ({
        time: date?.valueOf() ?? 0,
        cells: [
          models.length > 1 ? `${name}, ${version.name}` : version.name,
          version.statusLabel,
          date === null ? "–" : dayText(date),
          value ?? "–",
        ],
      }));
    }),
  );
  return lines
    .flat()
    .toSorted((one, other) => other.time - one.time)
    .map(({ cells }) => cells);
}

// @ts-check
import { betterField } from "../../ui/better.js";
import { difference } from "../../ui/difference.js";
import { element } from "../../ui/element.js";
import { numberText } from "../../ui/format.js";
import { sparkline } from "../../ui/sparkline.js";

/** @typedef {import("vectice").ModelVersion} ModelVersion */

/**
 * The metrics of a version: each with its change since the version before, and its way so far where
 * the earlier versions are at hand.
 *
 * @param {ModelVersion} version
 * @param {ModelVersion | undefined} before
 * @param {readonly ModelVersion[]} history oldest first, up to this version; may be empty
 */
export function figures({ metrics }, before, history) {
  const entries = Object.entries(metrics);
  if (entries.length === 0) {
    return element("p", { class: "small" }, "No metrics were logged for this version.");
  }
  const items = entries.map(([metric, value]) =>
    element(
      "li",
      { class: "figure" },
      element("span", { class: "figure-name" }, metric),
      element("span", { class: "figure-value" }, value === undefined ? "–" : numberText(value)),
      ...(before === undefined
        ? []
        : [difference(metric, ownValue(before.metrics, metric), value)]),
      ...(history.length < 2 ? [] : [sparkline(metric, momentsOf(history, metric))]),
      betterField(metric),
    ),
  );
  return element(
    "div",
    { class: "figures-part" },
    ...(before === undefined
      ? []
      : [element("p", { class: "small" }, `Metrics, compared with ${before.name}`)]),
    element("ul", { class: "figures", "aria-label": "Metrics" }, ...items),
  );
}

/**
 * @param {readonly ModelVersion[]} history
 * @param {string} metric
 */
function momentsOf(history, metric) {
  return history.map(({ metrics, createdAt }) => ({
    value: ownValue(metrics, metric) ?? null,
    date: createdAt,
  }));
}

/**
 * A metric may have the name of what every object has, such as `constructor`.
 *
 * @param {Readonly<Record<string, number | undefined>>} metrics
 * @param {string} metric
 */
export function ownValue(metrics, metric) {
  return Object.hasOwn(metrics, metric) ? metrics[metric] : undefined;
}

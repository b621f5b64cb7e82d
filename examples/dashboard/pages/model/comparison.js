// @ts-check
import { dataTable } from "../../ui/data-table.js";
import { difference } from "../../ui/difference.js";
import { button, element } from "../../ui/element.js";
import { numberText } from "../../ui/format.js";
import { nothing, section } from "../../ui/section.js";
import { compareVersions } from "../../vendor/analysis.js";
import { ownValue } from "./figures.js";

/** @typedef {import("vectice").ModelVersion} ModelVersion */

/** Versions that fit beside each other. */
const most = 6;

/**
 * What differs between the versions that were chosen in the table; until two are, between the newest
 * two.
 *
 * @param {(change: Partial<import("./choices.js").Choices>) => void} choose
 */
export function modelComparison(choose) {
  /** @type {readonly ModelVersion[]} */
  let shown = [];
  let print = "";
  const words = element("p", { class: "small compare-words" });
  const swap = button("Swap", () => choose({ compare: shown.map(({ id }) => id).toReversed() }));
  const clear = button("Clear the choice", () => choose({ compare: [] }));
  swap.classList.add("small-button");
  clear.classList.add("small-button");
  const tools = element("div", { class: "compare-tools" }, words, swap, clear);
  const place = element("div");
  const node = section("Compare", "wide compare-part", tools, place);
  return {
    node,
    /**
     * @param {readonly ModelVersion[]} versions oldest first
     * @param {readonly string[]} chosen
     */
    update(versions, chosen) {
      const known = chosen.flatMap((id) => versions.find((version) => version.id === id) ?? []);
      shown = known.length < 2 ? versions.slice(-2) : known.slice(0, most);
      const now = JSON.stringify([known.length, shown]);
      if (now === print) {
        return;
      }
      print = now;
      swap.hidden = shown.length !== 2;
      clear.hidden = known.length === 0;
      tools.hidden = shown.length < 2;
      words.textContent = wordsOf(known.length, shown);
      place.replaceChildren(
        shown.length < 2
          ? nothing("With a second version, there will be something to compare.")
          : differences(shown),
      );
    },
  };
}

/**
 * @param {number} count
 * @param {readonly ModelVersion[]} shown
 */
function wordsOf(count, [first]) {
  if (count < 2) {
    return count === 1
      ? "Choose one more in the table of versions; until then, these are the newest two."
      : "The newest two. Choose others in the table of versions.";
  }
  const cut = count > most ? ` The first ${most} of ${count} that you chose.` : "";
  return `Differences are to ${first?.name}.${cut}`;
}

/** @param {readonly ModelVersion[]} versions */
function differences(versions) {
  const [first, ...others] = versions;
  if (first === undefined) {
    return nothing("There is nothing to compare.");
  }
  const pairs = others.map((other) => compareVersions(first, other));
  const metrics = changedFirst(pairs.map((pair) => pair.metrics));
  const properties = changedFirst(pairs.map((pair) => pair.properties));
  if (metrics.length + properties.length === 0) {
    return nothing("None of them has metrics or properties.");
  }
  const names = versions.map(({ name }) => name);
  return element(
    "div",
    { class: "panel tables" },
    ...(metrics.length === 0
      ? []
      : [
          dataTable(
            "Metrics compared",
            ["Metric", ...names],
            metrics.map((metric) => [
              metric,
              ...versions.map((version) => metricCell(metric, first, version)),
            ]),
          ),
        ]),
    ...(properties.length === 0
      ? []
      : [
          dataTable(
            "Properties compared",
            ["Property", ...names],
            properties.map((key) => [
              key,
              ...versions.map(({ properties: own }) =>
                Object.hasOwn(own, key) ? (own[key] ?? "–") : "–",
              ),
            ]),
          ),
        ]),
  );
}

/**
 * @param {string} metric
 * @param {ModelVersion} first
 * @param {ModelVersion} version
 */
function metricCell(metric, first, version) {
  const value = ownValue(version.metrics, metric);
  const text = value === undefined ? "–" : numberText(value);
  return version === first
    ? text
    : element(
        "span",
        { class: "compared" },
        element("span", {}, text),
        " ",
        difference(metric, ownValue(first.metrics, metric), value, { percent: true }),
      );
}

/**
 * The keys of several comparisons: first those in which anything differs.
 *
 * @param {readonly import("vectice/analysis").Comparison<unknown, { readonly key: string }>[]} comparisons
 */
function changedFirst(comparisons) {
  const differing = comparisons.flatMap(({ changed, added, removed }) => [
    ...changed,
    ...added,
    ...removed,
  ]);
  const all = [...differing, ...comparisons.flatMap(({ unchanged }) => unchanged)];
  return [...new Set(all.map(({ key }) => key))];
}

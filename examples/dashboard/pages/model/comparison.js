// @ts-check
import { compareVersions } from "../../vendor/analysis.js";
import { dataTable } from "../../ui/data-table.js";
import { button, element, say } from "../../ui/element.js";
import { difference } from "../../ui/difference.js";
import { numberText } from "../../ui/format.js";
import { nothing, section } from "../../ui/section.js";
import { selectField } from "../../ui/select-field.js";

/**
 * What differs between two versions.
 *
 * @param {{ search: URLSearchParams, keep: (key: string, value: string) => void }} options
 */
export function modelComparison({ search, keep }) {
  const wanted = { from: search.get("from"), to: search.get("to") };
  /** @type {readonly import("vectice").ModelVersion[]} */
  let versions = [];
  const place = element("div");
  const from = selectField("From", (id) => choose({ from: id }));
  const to = selectField("To", (id) => choose({ to: id }));
  const swap = button("Swap", () => {
    const pair = pairOf();
    choose({ from: pair?.after.id ?? null, to: pair?.before.id ?? null });
  });
  const tools = element("div", { class: "fields pair" }, from.node, to.node, swap);
  const node = section("Compare", "compare-part", tools, place);

  /** @param {{ from?: string | null, to?: string | null }} change */
  function choose(change) {
    Object.assign(wanted, change);
    for (const [key, id] of Object.entries(wanted)) {
      if (id !== null) {
        keep(key, id);
      }
    }
    draw();
    const pair = pairOf();
    if (pair !== undefined) {
      say(`${pair.before.name} beside ${pair.after.name}.`);
    }
  }

  /** The two that were chosen; until then the newest and the one before. */
  function pairOf() {
    const find = (/** @type {string | null} */ id) => versions.find((one) => one.id === id);
    const after = find(wanted.to) ?? versions.at(-1);
    const before = find(wanted.from) ?? versions.at(-2);
    return after === undefined || before === undefined ? undefined : { before, after };
  }

  function draw() {
    const pair = pairOf();
    tools.hidden = pair === undefined;
    if (pair === undefined) {
      place.replaceChildren(nothing("With a second version, there will be something to compare."));
      return;
    }
    const options = versions
      .map(({ id, name, statusLabel }) => ({ value: id, text: `${name} · ${statusLabel}` }))
      .toReversed();
    from.update(options, pair.before.id);
    to.update(options, pair.after.id);
    place.replaceChildren(differences(pair.before, pair.after));
  }

  return {
    node,
    /** @param {readonly import("vectice").ModelVersion[]} now oldest first */
    update(now) {
      versions = now;
      draw();
    },
  };
}

/**
 * @param {import("vectice").ModelVersion} before
 * @param {import("vectice").ModelVersion} after
 */
function differences(before, after) {
  const { metrics, properties } = compareVersions(before, after);
  const numbers = [
    ...metrics.changed.map((one) => [
      one.key,
      numberText(one.before),
      numberText(one.after),
      difference(one.key, one.before, one.after, { percent: true }),
    ]),
    ...metrics.added.map(({ key, value }) => [key, "–", numberText(value), "added"]),
    ...metrics.removed.map(({ key, value }) => [key, numberText(value), "–", "removed"]),
    ...metrics.unchanged.map(({ key, value }) => [
      key,
      numberText(value),
      numberText(value),
      "same",
    ]),
  ];
  const texts = [
    ...properties.changed.map((one) => [one.key, one.before, one.after]),
    ...properties.added.map(({ key, value }) => [key, "–", value]),
    ...properties.removed.map(({ key, value }) => [key, value, "–"]),
    ...properties.unchanged.map(({ key, value }) => [key, value, value]),
  ];
  const names = [before.name, after.name];
  if (numbers.length + texts.length === 0) {
    return nothing("Neither version has metrics or properties.");
  }
  return element(
    "div",
    { class: "panel tables" },
    ...(numbers.length === 0
      ? []
      : [dataTable("Metrics compared", ["Metric", ...names, "Change"], numbers)]),
    ...(texts.length === 0
      ? []
      : [dataTable("Properties compared", ["Property", ...names], texts)]),
  );
}

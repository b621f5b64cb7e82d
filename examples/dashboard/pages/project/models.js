// @ts-check
import { addressOf } from "../../ui/address.js";
import { badge, labelOf } from "../../ui/badge.js";
import { difference } from "../../ui/difference.js";
import { element } from "../../ui/element.js";
import { counted, dayText, numberText } from "../../ui/format.js";
import { keyedList } from "../../ui/keyed-list.js";
import { nothing } from "../../ui/section.js";
import { sparkline } from "../../ui/sparkline.js";

/**
 * A model and its versions, oldest first, as soon as they are known.
 *
 * @typedef {{
 *   readonly model: import("vectice").Model,
 *   readonly versions: readonly import("vectice").ModelVersion[] | undefined,
 * }} Row
 */

/** Of so many models the history is read, of so many versions. */
const shownTrends = { models: 24, versions: 20 };

/**
 * The models of a project, each with its newest version and how its first metric came there.
 *
 * @param {import("./page.js").ShownProject} project
 * @returns {import("../../ui/live-part.js").PartOptions<readonly Row[]>}
 */
export function modelsPart(project) {
  /** @type {Map<string, { readonly json: string, readonly versions: readonly import("vectice").ModelVersion[] }>} */
  const trends = new Map();
  const list = element("ul", { class: "cards" });
  const update = keyedList(list, (/** @type {Row} */ { model }) => model.id, modelCard);

  /**
   * A model that did not change has the versions it had: they are not read again.
   *
   * @param {import("vectice").Model} model
   * @param {AbortSignal} signal
   */
  async function readTrend(model, signal) {
    const json = JSON.stringify([model, model.newestVersion]);
    if (model.versionCount > 1 && trends.get(model.id)?.json !== json) {
      const recent = { newestFirst: true, limit: shownTrends.versions, signal };
      const versions = await model.versions(recent);
      trends.set(model.id, { json, versions: versions.toReversed() });
    }
  }

  return {
    title: "Models",
    name: "models-part",
    lines: 6,
    read: async ({ signal, show }) => {
      const models = await project.models({ signal });
      const rows = () =>
        models.map((model) => ({ model, versions: trends.get(model.id)?.versions }));
      show(rows());
      const some = models.slice(0, shownTrends.models);
      await Promise.all(some.map((model) => readTrend(model, signal)));
      return rows();
    },
    show: (rows) => {
      update(rows);
      return rows.length === 0
        ? nothing("This project has no models yet. They appear here once one is logged.")
        : list;
    },
  };
}

/** @param {Row} row */
function modelCard({ model, versions }) {
  const href = addressOf("models", model.id);
  const newest = model.newestVersion ?? undefined;
  const node = element(
    "li",
    { class: "panel card" },
    element("h3", {}, element("a", { href, class: "whole-card" }, model.name)),
    element(
      "p",
      { class: "small" },
      [labelOf(model.type), counted(model.versionCount, "version")].join(" · "),
    ),
    ...(newest === undefined
      ? [element("p", { class: "small card-end" }, "No version yet")]
      : newestOf(newest, versions)),
  );
  return { node };
}

/**
 * @param {import("vectice").ModelVersion} version
 * @param {readonly import("vectice").ModelVersion[] | undefined} versions
 */
function newestOf(version, versions) {
  const [metric] = Object.entries(version.metrics);
  const when = version.createdAt === null ? "" : ` · ${dayText(version.createdAt)}`;
  return [
    element(
      "p",
      { class: "badges" },
      badge(version.status, version.statusLabel),
      ...(version.approval === null ? [] : [badge(version.approval)]),
    ),
    ...(metric === undefined
      ? [element("p", { class: "card-end small" }, "No metrics")]
      : figureOf(metric, versions)),
    element("p", { class: "small" }, `${version.name}${when}`),
  ];
}

/**
 * @param {readonly [string, number | undefined]} metric
 * @param {readonly import("vectice").ModelVersion[] | undefined} versions
 */
function figureOf([name, value], versions = []) {
  const before = versions.at(-2);
  const moments = versions.map(({ metrics, createdAt }) => ({
    value: metrics[name] ?? null,
    date: createdAt,
  }));
  return [
    element(
      "p",
      { class: "card-end figure" },
      element("span", { class: "figure-name" }, name),
      element("span", { class: "figure-value" }, value === undefined ? "–" : numberText(value)),
    ),
    // It keeps its room while the versions are on their way.
    element(
      "div",
      { class: "trend" },
      ...(moments.length > 1 ? [sparkline(name, moments)] : []),
      ...(before === undefined ? [] : [difference(name, before.metrics[name], value)]),
    ),
  ];
}

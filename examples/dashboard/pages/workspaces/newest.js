// @ts-check
import { addressOf } from "../../ui/address.js";
import { badge } from "../../ui/badge.js";
import { difference } from "../../ui/difference.js";
import { element } from "../../ui/element.js";
import { dayText, numberText } from "../../ui/format.js";
import { keyedList } from "../../ui/keyed-list.js";
import { nothing } from "../../ui/section.js";

/** @typedef {import("./read.js").FoundVersion & { readonly before: import("vectice").ModelVersion | null }} NewestVersion */

const shownVersions = 6;

/**
 * Finds the version before each of the newest ones. A version's predecessor stays what it is, so it is
 * asked for once.
 */
export function versionsBefore() {
  /** @type {Map<string, import("vectice").ModelVersion | null>} */
  const known = new Map();

  /**
   * @param {import("./read.js").FoundVersion} found
   * @param {AbortSignal} signal
   */
  async function before({ model, version }, signal) {
    if (model.versionCount > 1 && !known.has(version.id)) {
      try {
        const [, previous] = await model.versions({ newestFirst: true, limit: 2, signal });
        known.set(version.id, previous ?? null);
      } catch {
        // The rest is as good without it; it is asked for again the next time.
        signal.throwIfAborted();
      }
    }
    return known.get(version.id) ?? null;
  }

  /**
   * @param {readonly import("./read.js").FoundVersion[]} versions
   * @param {AbortSignal} signal
   * @returns {Promise<readonly NewestVersion[]>}
   */
  return (versions, signal) =>
    Promise.all(
      versions
        .slice(0, shownVersions)
        .map(async (found) => ({ ...found, before: await before(found, signal) })),
    );
}

/** The newest model versions of a workspace, each with how its first metric changed. */
export function newestList() {
  const list = element("ul", { class: "panel rows" });
  const update = keyedList(
    list,
    (/** @type {NewestVersion} */ { model }) => model.id,
    (newest) => ({ node: versionRow(newest) }),
  );
  return (/** @type {readonly NewestVersion[]} */ versions) => {
    update(versions);
    return versions.length === 0 ? nothing("No model has been logged yet.") : list;
  };
}

/** @param {NewestVersion} newest */
function versionRow({ model, version, before, project }) {
  const [metric] = Object.entries(version.metrics);
  const href = addressOf("versions", version.id);
  return element(
    "li",
    { class: "row newest" },
    element(
      "span",
      { class: "row-name" },
      element("a", { href }, `${model.name}, ${version.name}`),
    ),
    element(
      "span",
      { class: "newest-figure" },
      ...(metric === undefined
        ? [element("span", { class: "small" }, "No metrics")]
        : figureOf(metric, before)),
    ),
    element(
      "span",
      { class: "small dotted" },
      element("span", {}, badge(version.status, version.statusLabel)),
      element("span", {}, element("a", { href: addressOf("projects", project.id) }, project.name)),
      ...(version.createdAt === null ? [] : [element("span", {}, dayText(version.createdAt))]),
    ),
  );
}

/**
 * @param {readonly [string, number | undefined]} metric
 * @param {import("vectice").ModelVersion | null} before
 */
function figureOf([name, value], before) {
  return [
    element("span", { class: "small" }, name),
    element("strong", {}, value === undefined ? "–" : numberText(value)),
    ...(before === null ? [] : [difference(name, before.metrics[name], value)]),
  ];
}

// @ts-check
import { badge } from "../../ui/badge.js";
import { disclosure } from "../../ui/disclosure.js";
import { element } from "../../ui/element.js";
import { loadInto } from "../../ui/load-into.js";
import { counted } from "../../ui/format.js";

/**
 * An iteration of an open phase; it opens to its sections and what was logged in them.
 *
 * @param {import("vectice").Iteration} iteration
 * @param {AbortSignal} signal of the view
 */
export function iterationItem(iteration, signal) {
  const summary = element("span", { class: "iteration-text" });

  /** @param {import("vectice").Iteration} now */
  function update({ index, name, status, statusLabel, owner }) {
    summary.replaceChildren(
      element("span", { class: "inner-name" }, name ?? `Iteration ${index}`),
      badge(status, statusLabel),
      ...(owner === null ? [] : [element("span", { class: "small" }, owner.name)]),
    );
  }

  function open() {
    const place = element("div");
    const load = () =>
      loadInto(place, "Loading the sections…", signal, load, async () => {
        const [sections, assets] = await Promise.all([
          iteration.sections({ signal }),
          iteration.assets({ signal }),
        ]);
        return sectionsOf(iteration, sections, assets);
      });
    void load();
    return place;
  }

  update(iteration);
  return {
    node: element("li", {}, disclosure({ id: iteration.id, summary, open })),
    update,
  };
}

/**
 * @param {import("vectice").Iteration} iteration
 * @param {readonly import("vectice").Section[]} sections
 * @param {readonly import("vectice").Asset[]} assets
 */
function sectionsOf({ description }, sections, assets) {
  const loose = assets.filter(({ section }) => section === null);
  const groups = [
    ...sections.map((section) => ({ name: section.name, assets: section.assets })),
    ...(loose.length === 0 ? [] : [{ name: "In no section", assets: loose }]),
  ];
  return element(
    "div",
    { class: "sections" },
    ...(description === null ? [] : [element("p", { class: "small" }, description)]),
    ...(groups.length === 0 ? [element("p", { class: "small" }, "Nothing was logged yet.")] : []),
    ...groups.map((group) =>
      element(
        "div",
        {},
        element(
          "p",
          { class: "inner-name" },
          `${group.name}: ${counted(group.assets.length, "asset")}`,
        ),
        element("ul", { class: "assets" }, ...group.assets.map((asset) => assetRow(asset))),
      ),
    ),
  );
}

/** @param {import("vectice").Asset} asset */
function assetRow({ type, text, modelVersion, datasetVersion, file, table }) {
  const named =
    modelVersion !== null
      ? ["Model", modelVersion.name]
      : datasetVersion !== null
        ? ["Dataset", datasetVersion.name]
        : file !== null
          ? ["File", file.name]
          : table !== null
            ? ["Table", table.name]
            : ["Note", text ?? type];
  const [kind = "", name = ""] = named;
  return element("li", {}, element("span", { class: "small" }, `${kind} `), name);
}

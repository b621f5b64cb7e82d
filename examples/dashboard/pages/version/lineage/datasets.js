// @ts-check
import { element } from "../../../ui/element.js";
import { newTab, outside } from "../../../ui/links.js";

/**
 * The versions of datasets that a version was made from, as a list with links.
 *
 * @param {import("vectice/analysis").LineageGraph} graph
 * @param {Pick<ReturnType<typeof import("./names.js").lineageNames>, "known" | "inOrder">} names
 * @param {string} self the id of the version that it is about
 * @returns {Node[]}
 */
export function linkedDatasets({ nodes, edges }, { known, inOrder }, self) {
  const datasets = new Set(
    nodes.filter(({ kind }) => kind === "datasetVersion").map(({ id }) => id),
  );
  const inputs = edges
    .filter(({ from, to }) => to === self && datasets.has(from))
    .map(({ from }) => from)
    .toSorted(inOrder);
  if (inputs.length === 0) {
    return [];
  }
  const items = inputs.map((id) => {
    const { parent = id, name = "", url = "" } = known.get(id) ?? {};
    return element(
      "li",
      { class: "row file" },
      element(
        "span",
        { class: "file-name" },
        element("span", {}, parent),
        element("span", { class: "small" }, `${name} · ${id}`),
      ),
      element("a", outside(url), "Open in Vectice", newTab()),
    );
  });
  return [
    element("h3", { class: "linked-title" }, "Linked datasets"),
    element("ul", { class: "rows", "aria-label": "Linked datasets" }, ...items),
  ];
}

// @ts-check
import { lineageGraph } from "../../../vendor/analysis.js";
import { element } from "../../../ui/element.js";
import { titleOf } from "../../../ui/error-panel.js";
import { counted } from "../../../ui/format.js";
import { linkedDatasets } from "./datasets.js";
import { drawLineage } from "./draw.js";
import { lineageNames } from "./names.js";
import { versionSection } from "../version-section.js";
import { nothing } from "../../../ui/section.js";

/**
 * What a version was made from and what was made from it, two steps in both directions.
 *
 * @param {AbortSignal} signal
 */
export function versionLineage(signal) {
  return versionSection("Lineage", "wide lineage-part", 10, signal, async (version, current) => {
    const names = lineageNames();
    const { noted, known, inOrder } = names;
    const graph = await lineageGraph(noted(version), { depth: 2, signal: current });
    if (graph.nodes.length < 2) {
      return nothing(`Nothing is known of what ${version.name} was made from.`);
    }
    const nameOf = (/** @type {string} */ id) => {
      const { parent = id, name = "" } = known.get(id) ?? {};
      return `${parent}, ${name}`;
    };
    const missing = graph.errors.map(({ path, error }) =>
      element(
        "p",
        { class: "small late" },
        `What lies behind ${nameOf(path[0] ?? "")} could not be read: ${titleOf(error)}.`,
      ),
    );
    return element(
      "div",
      { class: "panel" },
      drawLineage(graph, names, version.id, current),
      ...linkedDatasets(graph, names, version.id),
      ...missing,
      element(
        "details",
        { class: "in-words" },
        element("summary", {}, `The same in words: ${counted(graph.edges.length, "step")}`),
        element(
          "ul",
          {},
          ...graph.edges
            .toSorted((one, other) => inOrder(one.to, other.to) || inOrder(one.from, other.from))
            .map(({ from, to }) =>
              element("li", {}, `${nameOf(to)} was made from ${nameOf(from)}.`),
            ),
        ),
      ),
    );
  });
}

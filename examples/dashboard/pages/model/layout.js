// @ts-check
import { element } from "../../ui/element.js";
import { counted } from "../../ui/format.js";
import { labelOf } from "../../ui/badge.js";
import { facts } from "../../ui/links.js";
import { modelChart } from "./chart.js";
import { modelComparison } from "./comparison.js";
import { modelFiles } from "./files.js";
import { modelLineage } from "./lineage/lineage.js";
import { versionPanel } from "./version-panel.js";
import { fieldSection, nothing } from "../../ui/section.js";
import { selectField } from "../../ui/select-field.js";

/**
 * The page of a model: a version of it, the history of its metrics, two versions side by side.
 *
 * @param {{
 *   live: Node,
 *   search: URLSearchParams,
 *   keep: (key: string, value: string) => void,
 *   signal: AbortSignal,
 * }} options `search`: what was chosen; `keep`: keeps what is chosen now
 */
export function modelPage({ live, search, keep, signal }) {
  /** @type {readonly import("vectice").ModelVersion[]} */
  let versions = [];
  /** The version that a person chose; until then it is the newest. */
  let chosen = search.get("version");
  const top = element("div");
  const panel = element("div");
  const body = element("div", { class: "model" });
  const node = element("div", {}, top, live, body);
  const field = selectField("Version", (id) => {
    chosen = id;
    keep("version", id);
    showVersion();
  });
  const chart = modelChart({ search, keep, signal });
  const comparison = modelComparison({ search, keep });
  const files = modelFiles(signal);
  const lineage = modelLineage(signal);
  const parts = [
    fieldSection("Overview", "wide version-part", field.node, panel),
    chart.node,
    comparison.node,
    files.node,
    lineage.node,
  ];

  function showVersion() {
    const found = versions.findIndex(({ id }) => id === chosen);
    const place = found === -1 ? versions.length - 1 : found;
    const version = versions[place];
    if (version !== undefined) {
      panel.replaceChildren(versionPanel(version, versions[place - 1]));
      files.update(version);
      lineage.update(version);
    }
    return version;
  }

  return {
    node,
    /**
     * @param {import("vectice").Model} model
     * @param {readonly import("vectice").ModelVersion[]} now oldest first
     */
    update(model, now) {
      versions = now;
      top.replaceChildren(
        element("p", { class: "lead" }, model.description ?? "No description."),
        facts(
          model,
          element("span", {}, labelOf(model.type)),
          element("span", {}, counted(model.versionCount, "version")),
        ),
      );
      const version = showVersion();
      if (version === undefined) {
        body.replaceChildren(
          nothing("This model has no versions yet. The first one appears here by itself."),
        );
        return;
      }
      const options = versions.map(({ id, name, statusLabel }) => ({
        value: id,
        text: `${name} · ${statusLabel}`,
      }));
      field.update(options.toReversed(), version.id);
      chart.update(versions);
      comparison.update(versions);
      if (body.firstChild !== parts[0]) {
        body.replaceChildren(...parts);
      }
    },
  };
}

// @ts-check
import { addressOf } from "../../ui/address.js";
import { dataTable } from "../../ui/data-table.js";
import { element } from "../../ui/element.js";
import { nothing, section } from "../../ui/section.js";
import { figures } from "../model/figures.js";
import { versionPanel } from "../model/version-panel.js";
import { versionApprovals } from "./approvals.js";
import { versionFiles } from "./files.js";
import { versionLineage } from "./lineage/lineage.js";

/** @typedef {import("vectice").ModelVersion} ModelVersion */

/**
 * The page of a version: where it stands, its metrics and properties, its files, the steps of its approval,
 * the datasets that it was made from, and its lineage.
 *
 * @param {Node} live
 * @param {AbortSignal} signal aborted when the view is left
 */
export function versionLayout(live, signal) {
  const links = element("p", { class: "facts" });
  const panel = element("div");
  const properties = element("div");
  const approvals = versionApprovals(signal);
  const files = versionFiles(signal);
  const lineage = versionLineage(signal);
  const body = element(
    "div",
    { class: "model" },
    section("Overview", "wide version-part", panel),
    element(
      "div",
      { class: "column" },
      section("Properties", "properties-part", properties),
      approvals.node,
    ),
    files.node,
    lineage.node,
  );
  let print = "";
  return {
    node: element("div", {}, links, live, body),
    /**
     * @param {ModelVersion} version
     * @param {ModelVersion | undefined} before
     */
    update(version, before) {
      const now = JSON.stringify([version, before]);
      if (now === print) {
        return;
      }
      print = now;
      links.replaceChildren(...linksOf(version, before));
      panel.replaceChildren(versionPanel(version, figures(version, before, [])));
      properties.replaceChildren(propertiesOf(version));
      files.update(version);
      approvals.update(version);
      lineage.update(version);
    },
  };
}

/**
 * @param {ModelVersion} version
 * @param {ModelVersion | undefined} before
 */
function linksOf({ id, model }, before) {
  if (model === null) {
    return [];
  }
  const all = element("a", { href: addressOf("models", model.id) }, "All versions");
  if (before === undefined) {
    return [all];
  }
  const hash = new URLSearchParams([
    ["compare", before.id],
    ["compare", id],
  ]);
  return [
    all,
    element("a", { href: addressOf("versions", before.id) }, `The one before: ${before.name}`),
    element(
      "a",
      { href: `${addressOf("models", model.id)}?${hash}` },
      `Compare with ${before.name}`,
    ),
  ];
}

/** @param {ModelVersion} version */
function propertiesOf({ name, properties }) {
  const rows = Object.entries(properties).map(([key, value]) => [key, value ?? "–"]);
  return rows.length === 0
    ? nothing("No properties were logged for this version.")
    : element(
        "div",
        { class: "panel" },
        dataTable(`Properties of ${name}`, ["Property", "Value"], rows),
      );
}

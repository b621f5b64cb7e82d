// @ts-check
import { badge } from "../../ui/badge.js";
import { element } from "../../ui/element.js";
import { dayText } from "../../ui/format.js";
import { outside, newTab } from "../../ui/links.js";

/** @typedef {import("vectice").ModelVersion} ModelVersion */

/**
 * A version: where it stands, what it is, and its metrics.
 *
 * @param {ModelVersion} version
 * @param {...Node} more
 */
export function versionPanel(version, ...more) {
  const { id, url, description } = version;
  const named = [
    ["Technique", version.technique],
    ["Library", version.library],
    ["Made by", version.creator?.name],
    ["Made on", version.createdAt === null ? null : dayText(version.createdAt)],
    ["Inventory id", version.inventoryId],
  ].flatMap(([name, value]) =>
    typeof value === "string" && typeof name === "string"
      ? [element("div", {}, element("dt", {}, name), element("dd", {}, value))]
      : [],
  );
  return element(
    "div",
    { class: "panel version" },
    element("p", { class: "badges" }, ...versionBadges(version)),
    ...(description === null ? [] : [element("p", {}, description)]),
    ...(named.length === 0 ? [] : [element("dl", { class: "named" }, ...named)]),
    ...more,
    element(
      "p",
      { class: "small" },
      element("code", {}, id),
      " ",
      element("a", outside(url), "Open this version in Vectice", newTab()),
    ),
  );
}

/** @param {ModelVersion} version */
function versionBadges({ status, statusLabel, approval, risk }) {
  return [
    badge(status, statusLabel),
    ...(approval === null ? [] : [badge(approval)]),
    ...(risk === null || risk === "UNDEFINED" ? [] : [badge(risk, `${riskText(risk)} risk`)]),
  ];
}

/**
 * `HIGH` → `High`.
 *
 * @param {string} risk
 */
export function riskText(risk) {
  return `${risk.charAt(0)}${risk.slice(1).toLowerCase()}`;
}

// @ts-check
import { badge } from "../../ui/badge.js";
import { element } from "../../ui/element.js";
import { dayText, numberText, signedText } from "../../ui/format.js";
import { outside, newTab } from "../../ui/links.js";

/**
 * A version: where it stands, what it is, and its metrics beside those of the one before.
 *
 * @param {import("vectice").ModelVersion} version
 * @param {import("vectice").ModelVersion | undefined} before
 */
export function versionPanel(version, before) {
  const { id, url, status, statusLabel, approval, risk, description } = version;
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
    element(
      "p",
      { class: "badges" },
      badge(status, statusLabel),
      ...(approval === null ? [] : [badge(approval)]),
      ...(risk === null || risk === "UNDEFINED"
        ? []
        : [badge(risk, `${risk.charAt(0)}${risk.slice(1).toLowerCase()} risk`)]),
    ),
    ...(description === null ? [] : [element("p", {}, description)]),
    ...(named.length === 0 ? [] : [element("dl", { class: "named" }, ...named)]),
    metricsOf(version, before),
    element(
      "p",
      { class: "small" },
      element("code", {}, id),
      " ",
      element("a", outside(url), "Open this version in Vectice", newTab()),
    ),
  );
}

/**
 * @param {import("vectice").ModelVersion} version
 * @param {import("vectice").ModelVersion | undefined} before
 */
function metricsOf({ metrics }, before) {
  const entries = Object.entries(metrics);
  if (entries.length === 0) {
    return element("p", { class: "small" }, "No metrics were logged for this version.");
  }
  const old = new Map(Object.entries(before?.metrics ?? {}));
  const figures = entries.map(([key, value]) =>
    element(
      "li",
      { class: "figure" },
      element("span", { class: "figure-name" }, key),
      element("span", { class: "figure-value" }, numberText(value)),
      ...(before === undefined
        ? []
        : [element("span", { class: "small" }, changeText(old.get(key), value))]),
    ),
  );
  return element(
    "div",
    { class: "figures-part" },
    ...(before === undefined
      ? []
      : [element("p", { class: "small" }, `Metrics, compared with ${before.name}`)]),
    element("ul", { class: "figures", "aria-label": "Metrics" }, ...figures),
  );
}

/**
 * @param {number | undefined} past
 * @param {number} value
 */
function changeText(past, value) {
  if (past === undefined) {
    return "new";
  }
  return past === value ? "the same" : signedText(value - past);
}

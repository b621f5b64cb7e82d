// @ts-check
import { addressOf } from "../../ui/address.js";
import { badge, labelOf } from "../../ui/badge.js";
import { element } from "../../ui/element.js";
import { counted, dayText, numberText } from "../../ui/format.js";
import { nothing } from "../../ui/section.js";

/**
 * The models of a project, each with its newest version and the first metric that was logged for it.
 *
 * @param {import("vectice").Project} project
 * @param {AbortSignal} signal
 */
export async function modelsOf(project, signal) {
  const models = await project.models({ signal });
  if (models.length === 0) {
    return nothing("This project has no models yet. They appear here once one is logged.");
  }
  // The newest version came with the model: this sends nothing.
  const cards = await Promise.all(
    models.map(async (model) => modelCard(model, await model.lastVersion({ signal }))),
  );
  return element("ul", { class: "cards" }, ...cards);
}

/**
 * @param {import("vectice").Model} model
 * @param {import("vectice").ModelVersion | undefined} version
 */
function modelCard(model, version) {
  const href = addressOf("models", model.id);
  return element(
    "li",
    { class: "panel card" },
    element("h3", {}, element("a", { href, class: "whole-card" }, model.name)),
    element(
      "p",
      { class: "small" },
      [labelOf(model.type), counted(model.versionCount, "version")].join(" · "),
    ),
    ...(version === undefined
      ? [element("p", { class: "small card-end" }, "No version yet")]
      : newest(version)),
  );
}

/** @param {import("vectice").ModelVersion} version */
function newest(version) {
  const [metric] = Object.entries(version.metrics);
  const when = version.createdAt === null ? "" : ` · ${dayText(version.createdAt)}`;
  return [
    element(
      "p",
      { class: "badges" },
      badge(version.status, version.statusLabel),
      ...(version.approval === null ? [] : [badge(version.approval)]),
    ),
    element(
      "p",
      { class: "card-end figure" },
      ...(metric === undefined
        ? [element("span", { class: "small" }, "No metrics")]
        : [
            element("span", { class: "figure-name" }, metric[0]),
            element("span", { class: "figure-value" }, numberText(metric[1])),
          ]),
    ),
    element("p", { class: "small" }, `${version.name}${when}`),
  ];
}

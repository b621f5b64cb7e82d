// @ts-check
import { element } from "../../ui/element.js";
import { counted } from "../../ui/format.js";
import { followAddress, stepInAddress } from "../../ui/address-steps.js";
import { labelOf } from "../../ui/badge.js";
import { facts } from "../../ui/links.js";
import { modelChart } from "./chart.js";
import { choicesOf, searchOf } from "./choices.js";
import { modelComparison } from "./comparison.js";
import { newestVersion } from "./newest.js";
import { nothing } from "../../ui/section.js";
import { otherModels } from "./other-models.js";
import { versionsTable } from "./versions-table.js";

/**
 * The page of a model: its newest version, the history of its metrics, all versions, some of them side
 * by side. What is chosen stands in the address, and all parts follow it.
 *
 * @param {{
 *   connection: import("vectice").Connection,
 *   live: Node,
 *   search: URLSearchParams,
 *   signal: AbortSignal,
 * }} options
 */
export function modelPage({ connection, live, search, signal }) {
  let choices = choicesOf(search);
  /**
   * @type {{
   *   readonly model: import("vectice").Model,
   *   readonly versions: readonly import("vectice").ModelVersion[],
   *   readonly metrics: readonly string[],
   * } | undefined}
   */
  let read;
  let print = "";
  const top = element("div");
  const body = element("div", { class: "model" });
  const node = element("div", {}, top, live, body);
  const others = otherModels(connection, signal, draw);
  const newest = newestVersion();
  const chart = modelChart({ choose, signal });
  const table = versionsTable(choose);
  const comparison = modelComparison(choose);
  const parts = [newest.node, chart.node, table.node, comparison.node];
  followAddress((now) => {
    choices = choicesOf(now);
    draw();
  }, signal);

  /** @param {Partial<import("./choices.js").Choices>} change */
  function choose(change) {
    choices = { ...choices, ...change };
    stepInAddress(searchOf(choices));
    draw();
  }

  function draw() {
    if (read === undefined || read.versions.length === 0) {
      return;
    }
    const { model, versions, metrics } = read;
    others.choose(choices.models.filter((id) => id !== model.id));
    const models = [{ id: model.id, name: model.name, versions }, ...others.models()];
    newest.update(versions);
    chart.update(model, models, metrics, others.problems(), choices);
    table.update(model.name, versions, metrics, choices);
    comparison.update(versions, choices.compare);
  }

  /** @param {import("vectice").Model} model */
  function drawTop(model) {
    const now = JSON.stringify(model);
    if (now !== print) {
      print = now;
      top.replaceChildren(
        element("p", { class: "lead" }, model.description ?? "No description."),
        facts(
          model,
          element("span", {}, labelOf(model.type)),
          element("span", {}, counted(model.versionCount, "version")),
        ),
      );
    }
  }

  return {
    node,
    /**
     * @param {import("vectice").Model} model
     * @param {readonly import("vectice").ModelVersion[]} versions oldest first
     * @param {readonly string[]} metrics that any of them has
     */
    update(model, versions, metrics) {
      read = { model, versions, metrics };
      drawTop(model);
      draw();
      if (versions.length === 0) {
        body.replaceChildren(
          nothing("This model has no versions yet. The first one appears here by itself."),
        );
      } else if (body.firstChild !== newest.node) {
        body.replaceChildren(...parts);
      }
    },
  };
}

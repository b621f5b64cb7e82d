// @ts-check
import { choiceGroup } from "../../ui/choice-group.js";
import { element } from "../../ui/element.js";
import { counted } from "../../ui/format.js";
import { nothing, section } from "../../ui/section.js";
import { chartLegend } from "./chart-legend.js";
import { chartPanel } from "./chart-panel.js";
import { otherModelsChoice } from "./other-models-choice.js";

/** @typedef {import("./other-models.js").Other} ShownModel */

/**
 * The history of metrics on an axis of time, a chart for each: metrics of different sizes would press
 * one another flat on a common axis. Other models can be drawn beside this one.
 *
 * @param {{
 *   choose: (change: Partial<import("./choices.js").Choices>) => void,
 *   signal: AbortSignal,
 * }} options
 */
export function modelChart({ choose, signal }) {
  /** @type {Map<string, ReturnType<typeof chartPanel>>} */
  const panels = new Map();
  const metricGroup = choiceGroup("Metrics", (metrics) => choose({ metrics }));
  const others = otherModelsChoice((models) => choose({ models }), signal);
  const zero = element("input", {
    type: "checkbox",
    change: () => choose({ fromZero: zero.checked }),
  });
  const zeroLabel = element("label", { class: "choice-chip" }, zero, "Axis from 0");
  const legend = chartLegend();
  const problems = element("p", { class: "small late" });
  const undated = element("p", { class: "small" });
  const place = element("div", { class: "charts" });
  const tools = element(
    "div",
    { class: "chart-tools" },
    metricGroup.node,
    element("div", { class: "choices" }, zeroLabel),
    others.node,
    legend.node,
  );
  const empty = nothing("No metrics were logged for this model yet.");
  const node = section("Metric history", "wide chart-part", tools, empty, problems, undated, place);

  return {
    node,
    /**
     * @param {import("vectice").Model} model
     * @param {readonly ShownModel[]} models this one first
     * @param {readonly string[]} metrics
     * @param {readonly string[]} troubles
     * @param {import("./choices.js").Choices} choices
     */
    update(model, models, metrics, troubles, choices) {
      const shown = shownMetrics(models[0], metrics, choices.metrics);
      tools.hidden = metrics.length === 0;
      empty.hidden = metrics.length > 0;
      metricGroup.update(
        metrics.map((value) => ({ value, text: value })),
        shown,
      );
      others.update(model, choices.models);
      zero.checked = choices.fromZero;
      legend.update(models, choices.compare.length > 0);
      setText(problems, troubles.join(" "));
      setText(undated, undatedWords(models));
      for (const [metric, panel] of panels) {
        if (!shown.includes(metric)) {
          panel.end();
          panel.node.remove();
          panels.delete(metric);
        }
      }
      for (const [index, metric] of shown.entries()) {
        const panel = panels.get(metric) ?? chartPanel(metric, signal, pointAt);
        panels.set(metric, panel);
        if (place.children[index] !== panel.node) {
          place.insertBefore(panel.node, place.children[index] ?? null);
        }
        void panel.update(models, choices);
      }
    },
  };

  /** @param {string} id of the version that a person points at in one of the charts */
  function pointAt(id) {
    for (const panel of panels.values()) {
      panel.pointAt(id);
    }
  }
}

/**
 * Those that were chosen, or the first one of the newest version.
 *
 * @param {ShownModel | undefined} model
 * @param {readonly string[]} metrics
 * @param {readonly string[]} chosen
 */
function shownMetrics(model, metrics, chosen) {
  const known = metrics.filter((metric) => chosen.includes(metric));
  if (known.length > 0) {
    return known;
  }
  const [first = metrics[0]] = Object.keys(model?.versions.at(-1)?.metrics ?? {});
  return first === undefined ? [] : [first];
}

/** @param {readonly ShownModel[]} models */
function undatedWords(models) {
  const count = models
    .flatMap(({ versions }) => versions)
    .filter(({ createdAt }) => createdAt === null).length;
  return count === 0 ? "" : `${counted(count, "version")} without a date cannot be drawn.`;
}

/**
 * @param {HTMLElement} node
 * @param {string} text
 */
function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
  node.hidden = text === "";
}

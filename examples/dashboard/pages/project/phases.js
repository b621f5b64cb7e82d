// @ts-check
import { badge } from "../../ui/badge.js";
import { element } from "../../ui/element.js";
import { counted } from "../../ui/format.js";
import { nothing } from "../../ui/section.js";

/**
 * The phases of a project, in their order, with how far each has come.
 *
 * @param {import("vectice").Project} project
 * @param {AbortSignal} signal
 */
export async function phasesOf(project, signal) {
  const phases = [...(await project.phases({ signal }))];
  if (phases.length === 0) {
    return nothing("This project has no phases yet.");
  }
  phases.sort((one, other) => one.index - other.index);
  const completed = phases.filter(({ status }) => status === "Completed").length;
  const text = `${completed} of ${counted(phases.length, "phase")} completed`;
  return element(
    "div",
    { class: "panel" },
    element(
      "p",
      { class: "whole" },
      element("span", {}, text),
      element("progress", {
        value: String(completed),
        max: String(phases.length),
        "aria-label": "Completed phases",
      }),
    ),
    element("ol", { class: "phases" }, ...phases.map((phase, place) => phaseItem(phase, place))),
  );
}

/**
 * @param {import("vectice").Phase} phase
 * @param {number} place
 */
function phaseItem(phase, place) {
  const { name, owner, status, statusLabel, iterationsCount } = phase;
  const state = status === "Completed" ? "done" : status === "NotStarted" ? "ahead" : "current";
  return element(
    "li",
    { class: `phase ${state}` },
    element(
      "span",
      { class: "step", "aria-hidden": "true" },
      state === "done" ? "✓" : String(place + 1),
    ),
    element(
      "div",
      { class: "phase-text" },
      element(
        "p",
        { class: "phase-title" },
        element("span", { class: "phase-name" }, name),
        badge(status, statusLabel),
      ),
      element(
        "p",
        { class: "small dotted" },
        ...[iterationsText(iterationsCount), owner?.name ?? ""]
          .filter((text) => text !== "")
          .map((text) => element("span", {}, text)),
      ),
      ...barOf(iterationsCount),
    ),
  );
}

/** @param {import("vectice").Phase["iterationsCount"]} count */
function iterationsText(count) {
  if (count === null) {
    return "";
  }
  if (count.total === 0) {
    return "No iterations";
  }
  const states = [
    [endedOf(count), "ended"],
    [count.inReview, "in review"],
    [count.inProgress, "in progress"],
    [count.notStarted, "to do"],
  ];
  const parts = states.flatMap(([some, word]) => (some === 0 ? [] : [`${some} ${word}`]));
  return `${counted(count.total, "iteration")}: ${parts.join(", ")}`;
}

/** @param {NonNullable<import("vectice").Phase["iterationsCount"]>} count */
function endedOf({ total, notStarted, inProgress, inReview }) {
  return Math.max(total - notStarted - inProgress - inReview, 0);
}

/**
 * The same in colours: one piece an iteration.
 *
 * @param {import("vectice").Phase["iterationsCount"]} count
 */
function barOf(count) {
  if (count === null || count.total === 0 || count.total > 40) {
    return [];
  }
  /** @type {[number, string][]} */
  const states = [
    [endedOf(count), "ended"],
    [count.inReview, "in-review"],
    [count.inProgress, "in-progress"],
    [count.notStarted, "to-do"],
  ];
  const pieces = states.flatMap(([some, name]) =>
    Array.from({ length: some }, () => element("span", { class: name })),
  );
  return [element("div", { class: "pieces", "aria-hidden": "true" }, ...pieces)];
}

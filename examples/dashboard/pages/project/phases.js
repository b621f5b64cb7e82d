// @ts-check
import { element } from "../../ui/element.js";
import { counted } from "../../ui/format.js";
import { keyedList } from "../../ui/keyed-list.js";
import { nothing } from "../../ui/section.js";
import { phaseItem } from "./phase-item.js";

/**
 * The phases of a project, in their order, with how far each has come; each opens.
 *
 * @param {import("./page.js").ShownProject} project
 * @param {AbortSignal} signal of the view
 */
export function phasesPart(project, signal) {
  /**
   * What reads the open phases.
   *
   * @type {Set<(options: { readonly signal: AbortSignal }) => Promise<unknown>>}
   */
  const opened = new Set();
  const text = element("span");
  const bar = element("progress", { "aria-label": "Completed phases" });
  const list = element("ol", { class: "phases" });
  const node = element(
    "div",
    { class: "panel" },
    element("p", { class: "whole" }, text, bar),
    list,
  );
  const update = keyedList(
    list,
    (/** @type {import("vectice").Phase} */ { id }) => id,
    (phase) => phaseItem(phase, opened, signal),
  );
  return {
    title: "Phases",
    name: "phases-part",
    lines: 10,
    /** @param {{ readonly signal: AbortSignal }} options */
    read: async (options) => {
      const phases = await project.phases({ signal: options.signal });
      return phases.toSorted((one, other) => one.index - other.index);
    },
    /** @param {readonly import("vectice").Phase[]} phases */
    show: (phases) => {
      const completed = phases.filter(({ status }) => status === "Completed").length;
      text.textContent = `${completed} of ${counted(phases.length, "phase")} completed`;
      bar.max = Math.max(phases.length, 1);
      bar.value = completed;
      update(phases);
      return phases.length === 0 ? nothing("This project has no phases yet.") : node;
    },
    /** @param {{ readonly signal: AbortSignal }} options */
    loadOpened: (options) => Promise.all([...opened].map((load) => load(options))),
  };
}

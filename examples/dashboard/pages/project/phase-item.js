// @ts-check
import { badge } from "../../ui/badge.js";
import { disclosure } from "../../ui/disclosure.js";
import { element } from "../../ui/element.js";
import { openedPhase } from "./opened-phase.js";
import { barOf, iterationsText } from "./iteration-counts.js";

/**
 * A phase in the list of a project. It stays what it is when the phase changes: only its summary is renewed.
 *
 * @param {import("vectice").Phase} phase
 * @param {Set<(options: { readonly signal: AbortSignal }) => Promise<unknown>>} opened what reads the open ones
 * @param {AbortSignal} signal of the view
 */
export function phaseItem(phase, opened, signal) {
  const step = element("span", { class: "step", "aria-hidden": "true" });
  const summary = element("span", { class: "phase-text" });
  /** @type {((options: { readonly signal: AbortSignal }) => Promise<unknown>) | undefined} */
  let load;
  const node = element(
    "li",
    {},
    step,
    disclosure({
      id: phase.id,
      summary,
      open: () => {
        const within = openedPhase(phase, signal);
        load = within.load;
        opened.add(load);
        // It shows by itself what went wrong.
        load({ signal }).catch(() => undefined);
        return within.node;
      },
      close: () => {
        if (load !== undefined) {
          opened.delete(load);
        }
      },
    }),
  );

  /** @param {import("vectice").Phase} now */
  function update({ name, index, owner, status, statusLabel, iterationsCount }) {
    const state = status === "Completed" ? "done" : status === "NotStarted" ? "ahead" : "current";
    node.className = `phase ${state}`;
    step.textContent = state === "done" ? "✓" : String(index);
    summary.replaceChildren(
      element(
        "span",
        { class: "phase-title" },
        element("span", { class: "phase-name" }, name),
        badge(status, statusLabel),
      ),
      element(
        "span",
        { class: "small dotted" },
        ...[iterationsText(iterationsCount), owner?.name ?? ""]
          .filter((text) => text !== "")
          .map((text) => element("span", {}, text)),
      ),
      ...barOf(iterationsCount),
    );
  }

  update(phase);
  return { node, update };
}

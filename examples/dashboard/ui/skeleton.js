// @ts-check
import { element } from "./element.js";

/**
 * Stands where something is on its way, about as high as that will be, so that nothing jumps.
 *
 * @param {string} title what is on its way
 * @param {number} lines
 */
export function skeleton(title, lines) {
  return element(
    "div",
    { class: "panel skeleton" },
    element("p", { class: "visually-hidden" }, `Loading the ${title.toLowerCase()}…`),
    ...Array.from({ length: lines }, () =>
      element("span", { class: "skeleton-line", "aria-hidden": "true" }),
    ),
  );
}

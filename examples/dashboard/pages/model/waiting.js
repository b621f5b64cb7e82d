// @ts-check
import { element, say } from "../../ui/element.js";

/**
 * What stands where panels are on their way, about as large as they, so that nothing jumps.
 *
 * @param {string} text for people who do not see the page
 * @param {number} panels
 */
export function waiting(text, panels) {
  say(text);
  return element(
    "div",
    { class: "page-waiting" },
    element("p", { class: "visually-hidden" }, text),
    element("div", { class: "waiting-head", "aria-hidden": "true" }, ...lines(3)),
    ...Array.from({ length: panels }, () =>
      element("div", { class: "panel waiting-panel", "aria-hidden": "true" }, ...lines(4)),
    ),
  );
}

/** @param {number} count */
function lines(count) {
  return Array.from({ length: count }, () => element("span", { class: "waiting-line" }));
}

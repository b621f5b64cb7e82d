// @ts-check
import { element } from "../../ui/element.js";

/**
 * A count; a nought is quiet.
 *
 * @param {number | null | undefined} count
 * @param {string} [name] a class for what is more than nought
 */
export function countCell(count, name = "") {
  if (count === undefined) {
    return element("span", {
      class: "skeleton-line cell",
      role: "img",
      "aria-label": "on its way",
    });
  }
  const quiet = count === null || count === 0;
  return element("span", { class: quiet ? "nought" : name }, count === null ? "–" : String(count));
}

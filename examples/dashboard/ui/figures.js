// @ts-check
import { element } from "./element.js";

/**
 * A number that is read at a glance. Without a value it is still on its way; null is one that could
 * not be read.
 *
 * @typedef {{
 *   readonly name: string,
 *   readonly value: number | null | undefined,
 *   readonly note?: string,
 *   readonly isBad?: boolean,
 * }} Figure
 */

/**
 * A row of numbers. It is as high while they are on their way.
 *
 * @param {readonly Figure[]} figures
 */
export function figuresRow(figures) {
  return element(
    "dl",
    { class: "tiles" },
    ...figures.map(({ name, value, note = "", isBad = false }) =>
      element(
        "div",
        { class: isBad ? "panel tile bad" : "panel tile" },
        element("dt", {}, name),
        element(
          "dd",
          {},
          value === undefined
            ? element("span", { class: "skeleton-line", "aria-label": "on its way", role: "img" })
            : element("span", { class: "tile-value" }, value === null ? "–" : String(value)),
          element("span", { class: "small" }, note),
        ),
      ),
    ),
  );
}

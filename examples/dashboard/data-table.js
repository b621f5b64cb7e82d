// @ts-check
import { element } from "./element.js";

/** More rows than anyone reads on a page. */
const shownRows = 200;

/**
 * A table that scrolls by itself where it is wider than the page. The first cell of a row names it.
 *
 * @param {string} caption for people who do not see the page
 * @param {readonly string[]} columns
 * @param {readonly (readonly (string | Node | number)[])[]} rows numbers stand at the right
 */
export function dataTable(caption, columns, rows) {
  const head = columns.map((column, place) =>
    element("th", { scope: "col", class: classOf(rows[0]?.[place], place) }, column),
  );
  const lines = rows
    .slice(0, shownRows)
    .map((row) => element("tr", {}, ...row.map((cell, place) => cellOf(cell, place))));
  const table = element(
    "table",
    { class: "data" },
    element("caption", { class: "visually-hidden" }, caption),
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...lines),
  );
  const more =
    rows.length > shownRows
      ? [element("p", { class: "small" }, `The first ${shownRows} of ${rows.length} rows.`)]
      : [];
  return element(
    "div",
    {},
    element(
      "div",
      { class: "scroll", role: "region", "aria-label": caption, tabindex: "0" },
      table,
    ),
    ...more,
  );
}

/**
 * @param {string | Node | number} cell
 * @param {number} place
 */
function cellOf(cell, place) {
  const content = typeof cell === "number" ? String(cell) : cell;
  const name = { class: classOf(cell, place) };
  return place === 0
    ? element("th", { scope: "row", ...name }, content)
    : element("td", name, content);
}

/**
 * @param {unknown} cell
 * @param {number} place
 */
function classOf(cell, place) {
  return typeof cell === "number" && place > 0 ? "number" : "";
}

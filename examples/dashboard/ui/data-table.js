// @ts-check
import { element } from "./element.js";

/** More rows than anyone reads on a page. */
const shownRows = 200;

/**
 * A table that scrolls by itself where it is wider than the page. The first cell of a row names it.
 *
 * @param {string} caption for people who do not see the page
 * @param {readonly string[]} columns
 * @param {readonly (readonly (string | Node | number)[])[]} rows a column of numbers stands at the right
 */
export function dataTable(caption, columns, rows) {
  const classes = columns.map((_, place) =>
    place > 0 && isNumeric(rows.map((row) => row[place])) ? "number" : "",
  );
  const head = columns.map((column, place) =>
    element("th", { scope: "col", class: classes[place] ?? "" }, column),
  );
  const lines = rows
    .slice(0, shownRows)
    .map((row) =>
      element("tr", {}, ...row.map((cell, place) => cellOf(cell, place, classes[place] ?? ""))),
    );
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
 * @param {string} name a class
 */
function cellOf(cell, place, name) {
  const content = typeof cell === "number" ? String(cell) : cell;
  return place === 0
    ? element("th", { scope: "row", class: name }, content)
    : element("td", { class: name }, content);
}

/**
 * Whether a column holds numbers; a dash stands for one that is missing.
 *
 * @param {readonly unknown[]} cells
 */
function isNumeric(cells) {
  const known = cells.filter((cell) => cell !== "–");
  return known.length > 0 && known.every((cell) => typeof cell === "number");
}

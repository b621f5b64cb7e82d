// @ts-check
import { element } from "./element.js";

/**
 * The table of a list: id, name with its description, and more columns. The roles are those of a table
 * anyway; they stay when a phone's layout makes blocks of its parts, and there each cell says what it is.
 *
 * @template {import("./searchable-list.js").Row} Item
 * @param {{
 *   caption: string,
 *   columns: readonly import("./searchable-list.js").Column<Item>[],
 *   link: (row: Item) => Record<string, string>,
 *   chosen: (row: Item) => boolean,
 * }} options
 */
export function listingTable({ caption, columns, link, chosen }) {
  const body = element("tbody", { role: "rowgroup" });
  const heads = [{ title: "Id", name: "id" }, { title: "Name", name: "" }, ...columns];
  const table = element(
    "table",
    { role: "table", class: "listing" },
    element("caption", { class: "visually-hidden" }, caption),
    element(
      "thead",
      { role: "rowgroup" },
      element(
        "tr",
        { role: "row" },
        ...heads.map(({ title, name }) =>
          element("th", { scope: "col", role: "columnheader", class: name }, title),
        ),
      ),
    ),
    body,
  );

  /** @param {Item} row */
  function rowOf(row) {
    const { id, name, description } = row;
    const chip = chosen(row) ? [element("span", { class: "chip" }, "In your settings")] : [];
    const node = element(
      "tr",
      { role: "row" },
      element("td", { class: "id", role: "cell" }, id),
      element(
        "th",
        { class: "name", scope: "row", role: "rowheader" },
        element("a", link(row), name),
        ...chip,
        ...(description === null ? [] : [element("span", { class: "description" }, description)]),
      ),
      ...columns.map((column) =>
        element(
          "td",
          { class: `extra ${column.name}`, role: "cell", "data-title": column.title },
          column.cell(row),
        ),
      ),
    );
    return { node };
  }

  return { table, body, rowOf };
}

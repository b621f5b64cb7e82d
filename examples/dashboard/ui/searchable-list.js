// @ts-check
import { button, element, say } from "./element.js";

/** @typedef {{ readonly id: string, readonly name: string, readonly description: string | null }} Row */

/** More rows than anyone reads; who looks for one of them searches. */
const shownRows = 200;

/**
 * What was searched for in a list, for when one comes back to it.
 *
 * @type {Map<string, string>}
 */
const searches = new Map();

/**
 * A table with a search.
 *
 * @template {Row} Item
 * @param {{
 *   key: string,
 *   nouns: readonly [string, string],
 *   rows: readonly Item[],
 *   link: (row: Item) => Record<string, string>,
 *   chosen?: (row: Item) => boolean,
 *   empty: string,
 * }} options `nouns`: one, and several; `link`: the attributes of a row's link
 */
export function searchableList({ key, nouns, rows, link, chosen = () => false, empty }) {
  const [one, several] = nouns;
  const count = `${rows.length} ${rows.length === 1 ? one : several}`;
  if (rows.length === 0) {
    say(empty);
    return element("p", { class: "panel empty" }, empty);
  }
  const lines = rows.map((row) => ({
    text: folded(`${row.id} ${row.name} ${row.description ?? ""}`),
    row,
  }));
  const field = element("input", {
    id: "search",
    class: "text",
    type: "search",
    value: searches.get(key) ?? "",
    autocomplete: "off",
    spellcheck: "false",
  });
  const counted = element("p", { class: "count" });
  const body = element("tbody", { role: "rowgroup" });
  const table = tableOf(several, body);
  const nothing = element("div", { class: "panel empty" });

  function search() {
    searches.set(key, field.value);
    const words = folded(field.value)
      .split(/\s+/)
      .filter((word) => word !== "");
    const found = lines.filter(({ text }) => words.every((word) => text.includes(word)));
    const shown = found.slice(0, shownRows);
    body.replaceChildren(...shown.map(({ row }) => rowOf(row, link(row), chosen(row))));
    const matching = words.length === 0 ? count : `${found.length} of ${count}`;
    counted.textContent =
      shown.length < found.length ? `${matching}, the first ${shownRows} shown` : matching;
    say(`${matching}.`);
    table.hidden = found.length === 0;
    nothing.hidden = found.length > 0;
    nothing.replaceChildren(
      element("p", {}, `No ${one} matches “${field.value.trim()}”.`),
      button("Clear the search", clear),
    );
  }

  function clear() {
    field.value = "";
    search();
    field.focus();
  }

  field.addEventListener("input", search);
  search();
  return element(
    "section",
    { "aria-label": several },
    element(
      "div",
      { class: "tools", role: "search" },
      element("label", { for: "search" }, `Search ${several}`),
      field,
      counted,
    ),
    table,
    nothing,
  );
}

/**
 * The roles are those of a table anyway; they stay when a phone's layout makes blocks of its parts.
 *
 * @param {string} caption
 * @param {HTMLElement} body
 */
function tableOf(caption, body) {
  const titles = ["Id", "Name", "Description"];
  return element(
    "table",
    { role: "table", class: "listing" },
    element("caption", { class: "visually-hidden" }, caption),
    element(
      "thead",
      { role: "rowgroup" },
      element(
        "tr",
        { role: "row" },
        ...titles.map((title) => element("th", { scope: "col", role: "columnheader" }, title)),
      ),
    ),
    body,
  );
}

/**
 * @param {Row} row
 * @param {Record<string, string>} link
 * @param {boolean} chosen
 */
function rowOf({ id, name, description }, link, chosen) {
  const chip = chosen ? [element("span", { class: "chip" }, "In your settings")] : [];
  return element(
    "tr",
    { role: "row" },
    element("td", { class: "id", role: "cell" }, id),
    element(
      "th",
      { class: "name", scope: "row", role: "rowheader" },
      element("a", link, name),
      ...chip,
    ),
    element("td", { class: "description", role: "cell" }, description ?? ""),
  );
}

/**
 * For comparing as people do: no capitals, no accents.
 *
 * @param {string} text
 */
function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

// @ts-check
import { keepInAddress, placeOf } from "./address.js";
import { button, element, say } from "./element.js";
import { keyedList } from "./keyed-list.js";
import { listingTable } from "./listing-table.js";

/**
 * @typedef {{ readonly id: string, readonly name: string, readonly description: string | null }} Row
 */

/**
 * @template Item
 * @typedef {{
 *   readonly title: string,
 *   readonly name: string,
 *   readonly cell: (row: Item) => Node | string,
 * }} Column `name`: a class
 */

/** More rows than anyone reads; who looks for one of them searches. */
const shownRows = 200;

/**
 * What was searched for in a list, for when one comes back to it by a link; otherwise the address tells.
 *
 * @type {Map<string, string>}
 */
const searches = new Map();

/**
 * A table with a search. Rows that did not change stay as they are when it is updated.
 *
 * @template {Row} Item
 * @param {{
 *   key: string,
 *   nouns: readonly [string, string],
 *   columns: readonly Column<Item>[],
 *   link: (row: Item) => Record<string, string>,
 *   chosen?: (row: Item) => boolean,
 *   empty: string,
 *   seen?: (rows: readonly Item[]) => void,
 * }} options `nouns`: one, and several; `columns`: those after the name; `link`: the attributes of a
 * row's link; `seen` hears which rows are on the page now
 */
export function searchableList({ key, nouns, columns, link, chosen = () => false, empty, seen }) {
  const [one, several] = nouns;
  /** @type {readonly { readonly text: string, readonly row: Item }[]} */
  let lines = [];
  const field = element("input", {
    id: "search",
    class: "text",
    type: "search",
    value: placeOf(location.hash).search.get("search") ?? searches.get(key) ?? "",
    autocomplete: "off",
    spellcheck: "false",
    input: () => {
      keepInAddress("search", field.value);
      say(`${search()}.`);
    },
  });
  const counted = element("p", { class: "count" });
  const { table, body, rowOf } = listingTable({ caption: several, columns, link, chosen });
  const update = keyedList(body, (/** @type {Item} */ { id }) => id, rowOf);
  const nothing = element("div", { class: "panel empty" });
  const found = element(
    "div",
    {},
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
  const none = element("p", { class: "panel empty" }, empty);
  const node = element("div", {}, found, none);

  function search() {
    searches.set(key, field.value);
    const words = folded(field.value)
      .split(/\s+/)
      .filter((word) => word !== "");
    const matching = lines.filter(({ text }) => words.every((word) => text.includes(word)));
    const shown = matching.slice(0, shownRows).map(({ row }) => row);
    update(shown);
    const all = `${lines.length} ${lines.length === 1 ? one : several}`;
    const count = words.length === 0 ? all : `${matching.length} of ${all}`;
    counted.textContent =
      shown.length < matching.length ? `${count}, the first ${shownRows} shown` : count;
    table.hidden = matching.length === 0;
    nothing.hidden = matching.length > 0;
    nothing.replaceChildren(
      element("p", {}, `No ${one} matches “${field.value.trim()}”.`),
      button("Clear the search", clear),
    );
    seen?.(shown);
    return count;
  }

  function clear() {
    field.value = "";
    keepInAddress("search", "");
    say(`${search()}.`);
    field.focus();
  }

  return {
    node,
    /** @param {readonly Item[]} rows */
    update(rows) {
      lines = rows.map((row) => ({
        text: folded(`${row.id} ${row.name} ${row.description ?? ""}`),
        row,
      }));
      found.hidden = rows.length === 0;
      none.hidden = rows.length > 0;
      search();
    },
  };
}

/**
 * For comparing as people do: no capitals, no accents.
 *
 * @param {string} text
 */
function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

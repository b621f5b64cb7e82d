// @ts-check
import { element, say } from "../../ui/element.js";

/**
 * The heads of a table, each a button that sorts by its column; once more turns the order around.
 *
 * @param {(sort: string) => void} choose gets the key of a column, after a minus for descending
 */
export function sortHeads(choose) {
  const node = element("tr");
  let print = "";
  let sortedKey = "";
  let isDown = false;
  /** @type {Map<string, HTMLElement>} */
  let heads = new Map();

  /** @param {import("./version-columns.js").Column} column */
  function headOf({ key, title, isNumber }) {
    // Of numbers and dates, the largest is what people look for first.
    const isDownFirst = isNumber || key === "date";
    const press = () => {
      const down = key === sortedKey ? !isDown : isDownFirst;
      choose(`${down ? "-" : ""}${key}`);
      say(`Sorted by ${title}, ${down ? "descending" : "ascending"}.`);
    };
    return element(
      "th",
      { scope: "col", ...(isNumber ? { class: "number" } : {}) },
      element(
        "button",
        { type: "button", class: "sort", click: press },
        element("span", {}, title),
      ),
    );
  }

  return {
    node,
    /**
     * @param {readonly import("./version-columns.js").Column[]} columns
     * @param {string} key
     * @param {boolean} isDescending
     */
    update(columns, key, isDescending) {
      const now = JSON.stringify(columns.map((column) => column.key));
      if (now !== print) {
        print = now;
        heads = new Map(columns.map((column) => [column.key, headOf(column)]));
        node.replaceChildren(...heads.values());
      }
      sortedKey = key;
      isDown = isDescending;
      for (const [own, head] of heads) {
        const sort = own === key ? (isDescending ? "descending" : "ascending") : null;
        if (head.getAttribute("aria-sort") !== sort) {
          if (sort === null) {
            head.removeAttribute("aria-sort");
          } else {
            head.setAttribute("aria-sort", sort);
          }
        }
      }
    },
  };
}

// @ts-check
import { button, element, say } from "../../ui/element.js";
import { counted } from "../../ui/format.js";
import { fieldSection } from "../../ui/section.js";
import { downloadCsv } from "./versions-csv.js";
import { nameColumn, sortedBy, versionColumns } from "./version-columns.js";
import { versionRow } from "./version-row.js";
import { sortHeads } from "./sort-heads.js";

/** Rows on a page: of a thousand versions nobody reads more at once. */
const pageSize = 50;

/**
 * The versions of a model, to sort and to choose from.
 *
 * @param {(change: Partial<import("./choices.js").Choices>) => void} choose
 */
export function versionsTable(choose) {
  /** @type {readonly import("vectice").ModelVersion[]} */
  let sorted = [];
  let modelName = "";
  let page = 1;
  let pages = 1;
  /** @type {Map<string, ReturnType<typeof versionRow>>} */
  let rows = new Map();
  /** @type {readonly string[]} */
  let compared = [];
  const heads = sortHeads((sort) => choose({ sort, page: 1 }));
  const body = element("tbody");
  const table = element(
    "table",
    { class: "data versions" },
    element("caption", { class: "visually-hidden" }, "Versions"),
    element("thead", {}, heads.node),
    body,
  );
  const scroll = element(
    "div",
    { class: "scroll", role: "region", "aria-label": "Table of versions", tabindex: "0" },
    table,
  );
  const range = element("p", { class: "small pager-range" });
  const previous = button("Previous", () => turn(-1), "small-button");
  const next = button("Next", () => turn(1), "small-button");
  const pager = element("nav", { class: "pager", "aria-label": "Pages" }, previous, range, next);
  const csv = button("Download CSV", () => downloadCsv(modelName, sorted), "small-button");
  const node = fieldSection(
    "Versions",
    "wide versions-part",
    csv,
    element("div", { class: "panel" }, scroll, pager),
  );

  /** @param {number} step */
  function turn(step) {
    const to = page + step;
    if (to >= 1 && to <= pages) {
      choose({ page: to });
      say(range.textContent ?? "");
    }
  }

  /**
   * @param {string} id
   * @param {boolean} isChosen
   */
  function compare(id, isChosen) {
    const others = compared.filter((one) => one !== id);
    choose({ compare: isChosen ? [...others, id] : others });
  }

  return {
    node,
    /**
     * @param {string} name of the model
     * @param {readonly import("vectice").ModelVersion[]} versions oldest first
     * @param {readonly string[]} metrics
     * @param {import("./choices.js").Choices} choices
     */
    update(name, versions, metrics, choices) {
      const columns = versionColumns(metrics);
      const key = choices.sort.replace(/^-/, "");
      const isDescending = choices.sort.startsWith("-");
      const column = columns.find((one) => one.key === key) ?? nameColumn;
      modelName = name;
      sorted = sortedBy(versions, column, isDescending);
      pages = Math.max(Math.ceil(sorted.length / pageSize), 1);
      page = Math.min(choices.page, pages);
      compared = choices.compare;
      heads.update([nameColumn, ...columns], column.key, isDescending);
      const start = (page - 1) * pageSize;
      const shown = sorted.slice(start, start + pageSize);
      const now = shown.map((version) => rows.get(version.id) ?? versionRow(version.id, compare));
      for (const [place, row] of now.entries()) {
        const version = shown[place];
        if (version !== undefined) {
          row.update(version, columns, compared.includes(version.id));
        }
      }
      rows = new Map(now.map((row) => [row.id, row]));
      placeRows(
        body,
        now.map((row) => row.node),
      );
      const words =
        pages === 1
          ? counted(sorted.length, "version")
          : `Versions ${start + 1} to ${start + shown.length} of ${sorted.length}`;
      if (range.textContent !== words) {
        range.textContent = words;
      }
      setOff(previous, page === 1);
      setOff(next, page === pages);
      previous.hidden = pages === 1;
      next.hidden = pages === 1;
    },
  };
}

/**
 * Puts rows in their order, and touches only what stands elsewhere: the focus stays where it is.
 *
 * @param {HTMLElement} body
 * @param {readonly HTMLElement[]} rows
 */
function placeRows(body, rows) {
  for (const row of body.querySelectorAll("tr")) {
    if (!rows.includes(row)) {
      row.remove();
    }
  }
  for (const [place, row] of rows.entries()) {
    const there = body.children[place];
    if (there !== row) {
      body.insertBefore(row, there ?? null);
    }
  }
}

/**
 * A button at its end is off, but keeps the focus of who pressed it.
 *
 * @param {HTMLElement} made
 * @param {boolean} isOff
 */
function setOff(made, isOff) {
  if (made.getAttribute("aria-disabled") !== String(isOff)) {
    made.setAttribute("aria-disabled", String(isOff));
  }
}

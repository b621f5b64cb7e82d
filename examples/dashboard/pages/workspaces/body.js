// @ts-check
import { addressOf } from "../../ui/address.js";
import { element } from "../../ui/element.js";
import { titleOf } from "../../ui/error-panel.js";
import { figuresRow } from "../../ui/figures.js";
import { searchableList } from "../../ui/searchable-list.js";
import { nothing, section } from "../../ui/section.js";
import { skeleton } from "../../ui/skeleton.js";
import { overdueList, waitingList } from "./attention.js";
import { workspaceFigures } from "./figures.js";
import { newestList } from "./newest.js";
import { projectColumns, projectRows } from "./project-columns.js";

/**
 * What stands below the head of a workspace's page.
 *
 * @param {string} id
 * @param {(row: { readonly id: string, readonly name: string }) => boolean} chosen
 */
export function workspaceBody(id, chosen) {
  const figures = element("div", {}, figuresRow(workspaceFigures(undefined)));
  const missing = element("p", { class: "notice-line", hidden: true });
  const attention = element("div", { class: "column attention" }, skeleton("overdue issues", 8));
  const latest = element("div", { class: "column latest" }, skeleton("newest model versions", 8));
  const list = searchableList({
    key: id,
    nouns: ["project", "projects"],
    columns: projectColumns,
    link: (/** @type {import("./project-columns.js").ProjectRow} */ row) => ({
      href: addressOf("projects", row.id),
    }),
    chosen,
    empty: "This workspace has no projects yet.",
  });
  const projects = element("div", { class: "column all-projects" }, skeleton("projects", 8));
  const [overdue, waiting, newest] = [overdueList(), waitingList(), newestList()];
  const places = { overdue: element("div"), waiting: element("div"), newest: element("div") };
  let shownFigures = "";

  /** @param {readonly import("./project-columns.js").ProjectRow[]} rows */
  function showRows(rows) {
    list.update(rows);
    if (!projects.contains(list.node)) {
      projects.replaceChildren(section("Projects", "projects-part", list.node));
    }
  }

  return {
    node: element(
      "div",
      {},
      figures,
      missing,
      element("div", { class: "workspace" }, attention, latest, projects),
    ),
    /** @param {readonly import("vectice").Project[]} found what is in no number yet */
    showProjects: (found) => showRows(projectRows(found, undefined)),
    /**
     * @param {import("./read.js").WorkspaceNumbers} numbers
     * @param {readonly import("./newest.js").NewestVersion[]} versions
     */
    update(numbers, versions) {
      const values = workspaceFigures(numbers);
      const json = JSON.stringify(values);
      if (json !== shownFigures) {
        shownFigures = json;
        figures.replaceChildren(figuresRow(values));
      }
      const [failed] = numbers.errors;
      missing.hidden = failed === undefined;
      missing.textContent =
        failed === undefined
          ? ""
          : `Not everything could be read (${titleOf(failed.error).toLowerCase()}): the numbers leave out ${numbers.errors.length} of what they count.`;
      const { openIssues, pendingReviews, models } = numbers.totals;
      renew(places.overdue, openIssues === null ? unread() : overdue(numbers.overdue));
      renew(places.waiting, pendingReviews === null ? unread() : waiting(numbers.waiting));
      renew(places.newest, models === null ? unread() : newest(versions));
      if (!attention.contains(places.overdue)) {
        attention.replaceChildren(
          section("Overdue issues", "overdue-part", places.overdue),
          section("Reviews waiting", "waiting-part", places.waiting),
        );
        latest.replaceChildren(section("Newest model versions", "newest-part", places.newest));
      }
      showRows(projectRows(numbers.projects, numbers));
    },
  };
}

/** What could not be read is not the same as nothing. */
function unread() {
  return nothing("This could not be read.");
}

/**
 * @param {HTMLElement} place
 * @param {HTMLElement} content the same as before, or another
 */
function renew(place, content) {
  if (place.firstChild !== content) {
    place.replaceChildren(content);
  }
}

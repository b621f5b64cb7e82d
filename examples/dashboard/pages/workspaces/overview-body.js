// @ts-check
import { element } from "../../ui/element.js";
import { titleOf } from "../../ui/error-panel.js";
import { figuresRow } from "../../ui/figures.js";
import { nothing, section } from "../../ui/section.js";
import { skeleton } from "../../ui/skeleton.js";
import { overdueList, waitingList } from "./attention.js";
import { workspaceFigures } from "./figures.js";
import { newestList } from "./newest.js";

/**
 * The overview of a workspace, or of several: numbers, what needs attention, the newest model versions,
 * and a list of what it is made of.
 *
 * @param {string} title of the list
 * @param {HTMLElement} list
 */
export function overviewBody(title, list) {
  const figures = element("div", {}, figuresRow(workspaceFigures(undefined)));
  const missing = element("p", { class: "notice-line", hidden: true });
  const attention = element("div", { class: "column attention" }, skeleton("overdue issues", 8));
  const latest = element("div", { class: "column latest" }, skeleton("newest model versions", 8));
  const whole = element("div", { class: "column whole-list" }, skeleton(title, 8));
  const [overdue, waiting, newest] = [overdueList(), waitingList(), newestList()];
  const places = { overdue: element("div"), waiting: element("div"), newest: element("div") };
  let shownFigures = "";

  return {
    node: element(
      "div",
      {},
      figures,
      missing,
      element("div", { class: "workspace" }, attention, latest, whole),
    ),
    /** Shows the list, as soon as it has something to show. */
    showList() {
      if (!whole.contains(list)) {
        whole.replaceChildren(section(title, "list-part", list));
      }
    },
    /**
     * @param {import("./read.js").OverviewNumbers} numbers
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

// @ts-check
import { addressOf } from "../../ui/address.js";
import { badge } from "../../ui/badge.js";
import { element } from "../../ui/element.js";
import { dayText } from "../../ui/format.js";
import { keyedList } from "../../ui/keyed-list.js";
import { nothing } from "../../ui/section.js";

/** More than anyone deals with in one go. */
const shownRows = 8;

/** The issues of a workspace that are overdue, the oldest first. */
export function overdueList() {
  return shortList(
    "Nothing is overdue.",
    (/** @type {import("./read.js").FoundIssue} */ { issue }) => issue.id,
    ({ issue, project }) =>
      row(
        issue.name,
        project,
        [
          issue.severity === null || issue.severity === "Undefined"
            ? badge("Undefined", "No severity")
            : badge(issue.severity, `${issue.severity} severity`),
          badge("Overdue"),
        ],
        [
          issue.dueDate === null ? "" : `since ${dayText(issue.dueDate)}`,
          issue.owner?.name ?? "nobody’s",
        ],
      ),
  );
}

/** The reviews of a workspace that wait for their reviewer, the oldest first. */
export function waitingList() {
  return shortList(
    "No review is waiting.",
    (/** @type {import("./read.js").FoundReview} */ { review }) => review.id,
    ({ review, phase, project }) =>
      row(
        review.message ?? `Review of ${phase}`,
        project,
        [],
        [
          phase,
          review.reviewer === null ? "no reviewer" : `waits for ${review.reviewer.name}`,
          review.createdAt === null ? "" : `since ${dayText(review.createdAt)}`,
        ],
      ),
  );
}

/**
 * @template Item
 * @param {string} empty
 * @param {(item: Item) => string | number} key
 * @param {(item: Item) => { readonly node: HTMLElement }} make
 * @returns {(items: readonly Item[]) => HTMLElement}
 */
function shortList(empty, key, make) {
  const list = element("ul", { class: "rows" });
  const more = element("p", { class: "small more" });
  const node = element("div", { class: "panel with-total" }, list, more);
  const update = keyedList(list, key, make);
  return (items) => {
    update(items.slice(0, shownRows));
    more.hidden = items.length <= shownRows;
    more.textContent = `and ${items.length - shownRows} more, in the projects below`;
    return items.length === 0 ? nothing(empty) : node;
  };
}

/**
 * @param {string} name
 * @param {import("./read.js").InProject} project
 * @param {readonly Node[]} badges
 * @param {readonly string[]} facts
 */
function row(name, { id, name: projectName }, badges, facts) {
  const node = element(
    "li",
    { class: "row" },
    element("span", { class: "row-name" }, name),
    ...(badges.length === 0 ? [] : [element("span", { class: "badges" }, ...badges)]),
    element(
      "span",
      { class: "small dotted" },
      element("span", {}, element("a", { href: addressOf("projects", id) }, projectName)),
      ...facts.filter((fact) => fact !== "").map((fact) => element("span", {}, fact)),
    ),
  );
  return { node };
}

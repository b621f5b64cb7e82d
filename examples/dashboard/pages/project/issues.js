// @ts-check
import { addressOf } from "../../ui/address.js";
import { badge } from "../../ui/badge.js";
import { element } from "../../ui/element.js";
import { counted, dayText } from "../../ui/format.js";
import { isOpen, isOverdue } from "../../ui/issue-state.js";
import { keyedList } from "../../ui/keyed-list.js";
import { nothing } from "../../ui/section.js";

/** Gravest first; a severity that is not known comes before one that nobody gave. */
const order = ["High", "Medium", "Low"];

/**
 * The issues of a project that are still to be dealt with, gravest first, and how many are overdue.
 *
 * @param {import("./page.js").ShownProject} project
 * @returns {import("../../ui/live-part.js").PartOptions<readonly import("vectice").Issue[]>}
 */
export function issuesPart(project) {
  const total = element("p", { class: "total" });
  const list = element("ul", { class: "rows" });
  const node = element("div", { class: "panel with-total" }, total, list);
  const update = keyedList(list, (/** @type {import("vectice").Issue} */ { id }) => id, issueItem);
  return {
    title: "Open issues",
    name: "issues-part",
    lines: 5,
    read: ({ signal }) => project.issues({ signal }),
    show: (issues) => {
      const open = issues.filter((issue) => isOpen(issue));
      if (open.length === 0) {
        return nothing(
          issues.length === 0 ? "No issues have been found." : "Every issue has been dealt with.",
        );
      }
      open.sort((one, other) => rank(one) - rank(other) || dueTime(one) - dueTime(other));
      const late = open.filter((issue) => isOverdue(issue)).length;
      total.replaceChildren(
        element("span", {}, counted(open.length, "open issue")),
        ...(late === 0 ? [] : [badge("Overdue", `${late} overdue`)]),
      );
      update(open);
      return node;
    },
  };
}

/** @param {import("vectice").Issue} issue */
function rank({ severity }) {
  const place = order.indexOf(severity ?? "");
  return place === -1 ? order.length : place;
}

/** @param {import("vectice").Issue} issue */
function dueTime({ dueDate }) {
  return dueDate?.valueOf() ?? Number.MAX_VALUE;
}

/** @param {import("vectice").Issue} issue */
function issueItem({ name, severity, status, statusLabel, dueDate, owner, modelVersion }) {
  const late = isOverdue({ dueDate });
  const due =
    dueDate === null
      ? []
      : [
          element(
            "span",
            late ? { class: "late" } : {},
            `${late ? "Overdue since" : "Due"} ${dayText(dueDate)}`,
          ),
        ];
  const around = [
    ...(owner === null ? [] : [element("span", {}, owner.name)]),
    ...(modelVersion === null ? [] : [element("span", {}, versionLink(modelVersion))]),
  ];
  const node = element(
    "li",
    { class: late ? "row is-late" : "row" },
    element("span", { class: "row-name" }, name),
    element(
      "span",
      { class: "badges" },
      severity === null || severity === "Undefined"
        ? badge("Undefined", "No severity")
        : badge(severity, `${severity} severity`),
      badge(status, statusLabel),
      ...(late ? [badge("Overdue")] : []),
    ),
    element("span", { class: "small dotted" }, ...due, ...around),
  );
  return { node };
}

/** @param {NonNullable<import("vectice").Issue["modelVersion"]>} version */
function versionLink({ id, name, model }) {
  return model === null
    ? name
    : element("a", { href: addressOf("versions", id) }, `${model.name}, ${name}`);
}

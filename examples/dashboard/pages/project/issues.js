// @ts-check
import { addressOf } from "../../ui/address.js";
import { badge } from "../../ui/badge.js";
import { element } from "../../ui/element.js";
import { dayText } from "../../ui/format.js";
import { nothing } from "../../ui/section.js";

/** Gravest first; a severity that is not known comes before one that nobody gave. */
const order = ["High", "Medium", "Low"];

/**
 * The issues of a project that are still to be dealt with, gravest first.
 *
 * @param {import("vectice").Project} project
 * @param {AbortSignal} signal
 */
export async function issuesOf(project, signal) {
  const issues = await project.issues({ signal });
  const open = issues.filter(({ status }) => status !== "Completed" && status !== "Cancelled");
  if (open.length === 0) {
    return nothing(
      issues.length === 0 ? "No issues have been found." : "Every issue has been dealt with.",
    );
  }
  open.sort((one, other) => rank(one) - rank(other) || dueTime(one) - dueTime(other));
  return element("ul", { class: "panel rows" }, ...open.map((issue) => issueItem(issue)));
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
  // Due dates are days: on the day itself nobody is late.
  const late = dueDate !== null && dueDate.valueOf() < new Date().setUTCHours(0, 0, 0, 0);
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
  return element(
    "li",
    { class: "row" },
    element("span", { class: "row-name" }, name),
    element(
      "span",
      { class: "badges" },
      severity === null || severity === "Undefined"
        ? badge("Undefined", "No severity")
        : badge(severity, `${severity} severity`),
      badge(status, statusLabel),
    ),
    element("span", { class: "small dotted" }, ...due, ...around),
  );
}

/** @param {NonNullable<import("vectice").Issue["modelVersion"]>} version */
function versionLink({ id, name, model }) {
  return model === null
    ? name
    : element(
        "a",
        { href: addressOf("models", model.id, { version: id }) },
        `${model.name}, ${name}`,
      );
}

// @ts-check
import { badge } from "../../ui/badge.js";
import { element } from "../../ui/element.js";
import { dayText } from "../../ui/format.js";
import { keyedList } from "../../ui/keyed-list.js";
import { livePart } from "../../ui/live-part.js";
import { iterationItem } from "./iteration-item.js";

/**
 * What an open phase holds: its iterations, requirements and reviews.
 *
 * @param {import("vectice").Phase} phase
 * @param {AbortSignal} signal of the view
 */
export function openedPhase(phase, signal) {
  const list = element("ul", { class: "plain-list" });
  const update = keyedList(
    list,
    (/** @type {import("vectice").Iteration} */ { id }) => id,
    (iteration) => iterationItem(iteration, signal),
  );
  const parts = [
    innerPart("Iterations", 3, signal, {
      read: async (options) => {
        const iterations = await phase.iterations(options);
        return iterations.toSorted((one, other) => one.index - other.index);
      },
      show: (iterations) => {
        update(iterations);
        return iterations.length === 0 ? none("No iterations yet.") : list;
      },
    }),
    innerPart("Requirements", 2, signal, {
      read: (options) => phase.requirements(options),
      show: (requirements) =>
        requirements.length === 0
          ? none("No requirements.")
          : element(
              "ul",
              { class: "plain-list" },
              ...requirements.map((one) => requirementRow(one)),
            ),
    }),
    innerPart("Reviews", 2, signal, {
      read: async (options) => {
        const reviews = await phase.reviews(options);
        return reviews.toSorted((one, other) => timeOf(other) - timeOf(one));
      },
      show: (reviews) =>
        reviews.length === 0
          ? none("No reviews.")
          : element("ul", { class: "plain-list" }, ...reviews.map((review) => reviewRow(review))),
    }),
  ];
  return {
    node: element("div", { class: "opened-phase" }, ...parts.map((part) => part.node)),
    /** @param {{ readonly signal: AbortSignal }} options */
    load: (options) => Promise.all(parts.map((part) => part.load(options))),
  };
}

/**
 * @template Value
 * @param {string} title
 * @param {number} lines
 * @param {AbortSignal} signal
 * @param {{
 *   read: (options: { readonly signal: AbortSignal }) => PromiseLike<Value>,
 *   show: (value: Value) => HTMLElement,
 * }} options
 */
function innerPart(title, lines, signal, { read, show }) {
  const within = { title, name: "inner", lines, level: /** @type {const} */ ("h3") };
  return livePart(
    { ...within, read: async (options) => read({ signal: options.signal }), show },
    signal,
  );
}

/** @param {string} text */
function none(text) {
  return element("p", { class: "small" }, text);
}

/** @param {import("vectice").Review} review */
function timeOf({ createdAt }) {
  return createdAt?.valueOf() ?? 0;
}

/** @param {import("vectice").Requirement} requirement */
function requirementRow({ name, description }) {
  return element(
    "li",
    {},
    element("span", { class: "inner-name" }, name),
    ...(description === null ? [] : [element("span", { class: "small block" }, description)]),
  );
}

/** @param {import("vectice").Review} review */
function reviewRow({ status, statusLabel, message, feedback, creator, reviewer, createdAt }) {
  const facts = [
    creator === null ? "" : `asked by ${creator.name}`,
    reviewer === null ? "" : `reviewer ${reviewer.name}`,
    createdAt === null ? "" : dayText(createdAt),
  ];
  return element(
    "li",
    {},
    element("span", { class: "inner-name" }, message ?? "Review"),
    " ",
    badge(status, statusLabel),
    ...(feedback === null ? [] : [element("span", { class: "small block" }, `“${feedback}”`)]),
    element("span", { class: "small block" }, facts.filter((fact) => fact !== "").join(" · ")),
  );
}

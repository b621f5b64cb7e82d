// @ts-check
import { element } from "./element.js";

/**
 * Whether more of a metric is better: only a person knows. Until one says so, nothing is coloured.
 *
 * @typedef {"more" | "less" | "neither"} Better
 */

const key = "vectice-dashboard-better";

/** @type {readonly { readonly value: Better | "", readonly text: string }[]} */
const choices = [
  { value: "", text: "Better: ?" },
  { value: "more", text: "Better: more" },
  { value: "less", text: "Better: less" },
  { value: "neither", text: "Better: neither" },
];

/** @type {Map<string, Better> | undefined} */
let answers;

/**
 * @param {string} metric
 * @returns {Better | undefined} undefined until somebody has answered
 */
export function betterOf(metric) {
  answers ??= saved();
  return answers.get(metric);
}

/** Forgets every answer, on this page and in this browser. */
export function forgetBetter() {
  answers = new Map();
  keep();
  recolour();
}

/**
 * Colours a node by whether its metric got better or worse, now and whenever the answer changes. The
 * word goes into its part of class `verdict`, because colour must not be all that tells.
 *
 * @param {Element} node
 * @param {string} metric
 * @param {number} change
 */
export function colourByChange(node, metric, change) {
  node.setAttribute("data-metric", metric);
  node.setAttribute("data-change", String(Math.sign(change)));
  colour(node);
}

/**
 * Asks whether more of a metric is better.
 *
 * @param {string} metric
 */
export function betterField(metric) {
  const options = choices.map(({ value, text }) => element("option", { value }, text));
  const field = element("select", {
    class: "better-field",
    "aria-label": `Is more of ${metric} better?`,
    "data-better": metric,
    title: "Say whether more is better: changes then take a colour",
    change: () => answer(metric, choices.find(({ value }) => value === field.value)?.value ?? ""),
  });
  field.append(...options);
  field.value = betterOf(metric) ?? "";
  return field;
}

/**
 * @param {string} metric
 * @param {Better | ""} better
 */
function answer(metric, better) {
  answers ??= saved();
  if (better === "") {
    answers.delete(metric);
  } else {
    answers.set(metric, better);
  }
  keep();
  recolour();
}

function recolour() {
  for (const node of document.querySelectorAll("[data-change]")) {
    colour(node);
  }
  for (const field of document.querySelectorAll("select[data-better]")) {
    if (field instanceof HTMLSelectElement) {
      field.value = betterOf(field.dataset["better"] ?? "") ?? "";
    }
  }
}

/** @param {Element} node */
function colour(node) {
  const change = Number(node.getAttribute("data-change"));
  const better = betterOf(node.getAttribute("data-metric") ?? "");
  const sign = better === "more" ? change : better === "less" ? -change : 0;
  const verdict = sign > 0 ? "better" : sign < 0 ? "worse" : "";
  node.classList.toggle("better", verdict === "better");
  node.classList.toggle("worse", verdict === "worse");
  const word = node.querySelector(".verdict");
  if (word !== null && word.textContent !== verdict) {
    word.textContent = verdict;
  }
}

/** @returns {Map<string, Better>} */
function saved() {
  try {
    /** @type {unknown} */
    const found = JSON.parse(localStorage.getItem(key) ?? "[]");
    const pairs = Array.isArray(found) ? found : [];
    return new Map(pairs.filter((pair) => isAnswer(pair)));
  } catch {
    // The browser keeps nothing, or something else than this page wrote it.
    return new Map();
  }
}

/**
 * @param {unknown} pair
 * @returns {pair is [string, Better]}
 */
function isAnswer(pair) {
  return (
    Array.isArray(pair) &&
    typeof pair[0] === "string" &&
    choices.some(({ value }) => value !== "" && value === pair[1])
  );
}

function keep() {
  try {
    if (answers === undefined || answers.size === 0) {
      localStorage.removeItem(key);
    } else {
      localStorage.setItem(key, JSON.stringify([...answers]));
    }
  } catch {
    // Then the answers last as long as the page.
  }
}

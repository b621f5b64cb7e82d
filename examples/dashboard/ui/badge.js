// @ts-check
import { element } from "./element.js";

/** The server's word → how it looks. A word that is not known is neutral. */
const tones = new Map([
  ["Completed", "good"],
  ["PRODUCTION", "good"],
  ["Approved", "good"],
  ["Validated", "good"],
  ["Draft", "info"],
  ["InProgress", "info"],
  ["STAGING", "info"],
  ["InValidation", "info"],
  ["Low", "info"],
  ["LOW", "info"],
  ["InReview", "warn"],
  ["RemediationPending", "warn"],
  ["Medium", "warn"],
  ["MEDIUM", "warn"],
  ["High", "bad"],
  ["HIGH", "bad"],
  ["Rejected", "bad"],
  ["DISCARDED", "bad"],
  ["Overdue", "bad"],
]);

/**
 * A word of the server's, as a badge; its colour is never all that tells.
 *
 * @param {string} word
 * @param {string} [label] as people see it
 */
export function badge(word, label = labelOf(word)) {
  return element("span", { class: `badge ${tones.get(word) ?? "neutral"}` }, label);
}

/**
 * `InValidation` → `In validation`, `HIGH` → `High`.
 *
 * @param {string} word
 */
export function labelOf(word) {
  const apart = /^[A-Z_]+$/.test(word) ? word : word.replace(/(?<=[a-z])(?=[A-Z])/g, " ");
  const lower = apart.toLowerCase().replaceAll("_", " ");
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}

// @ts-check
import { colourByChange } from "./better.js";
import { element } from "./element.js";
import { percentText, signedText } from "./format.js";

/**
 * How a metric changed: which way, by how much, and, once a person has said whether more of it is
 * better, in colour and in a word which of both it got.
 *
 * @param {string} metric
 * @param {number | null | undefined} before
 * @param {number | null | undefined} after
 * @param {{ percent?: boolean }} [options] `percent`: also as a share of what it was
 */
export function difference(metric, before, after, { percent = false } = {}) {
  const was = known(before);
  const is = known(after);
  if (was === undefined || is === undefined) {
    const word = is === undefined ? (was === undefined ? "–" : "removed") : "new";
    return element("span", { class: "difference" }, word);
  }
  const change = is - was;
  if (change === 0) {
    return element("span", { class: "difference" }, "same");
  }
  const share = percent && was !== 0 ? ` ${percentText(change / Math.abs(was))}` : "";
  const node = element(
    "span",
    { class: "difference" },
    element(
      "span",
      { class: "change" },
      element("span", { class: "arrow-mark", "aria-hidden": "true" }, change > 0 ? "▲" : "▼"),
      signedText(change),
    ),
    ...(share === "" ? [] : [element("span", { class: "share" }, share)]),
    " ",
    element("span", { class: "verdict" }),
  );
  colourByChange(node, metric, change);
  return node;
}

/** @param {number | null | undefined} value */
function known(value) {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

// @ts-check
import { element } from "./element.js";
import { newTab, outside } from "./links.js";

/**
 * A row of a list: a name that leads to its page in the web app, and what is known of it beside.
 *
 * @param {string} name
 * @param {string} url
 * @param {readonly string[]} facts without those that are blank
 */
export function linkedRow(name, url, facts) {
  const node = element(
    "li",
    { class: "row" },
    element("span", { class: "row-name" }, element("a", outside(url), name, newTab())),
    element(
      "span",
      { class: "small dotted" },
      ...facts.filter((fact) => fact !== "").map((fact) => element("span", {}, fact)),
    ),
  );
  return { node };
}

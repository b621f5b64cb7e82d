// @ts-check
import { element } from "./element.js";

/**
 * The way from all workspaces to what is shown.
 *
 * @param {...{ readonly name: string, readonly href: string }} steps below all workspaces
 */
export function crumbs(...steps) {
  const all = [{ name: "All workspaces", href: "#/workspaces" }, ...steps];
  return element(
    "nav",
    { class: "crumbs", "aria-label": "Breadcrumb" },
    element(
      "ol",
      {},
      ...all.map(({ name, href }) => element("li", {}, element("a", { href }, name))),
    ),
  );
}

/**
 * The id of a thing, and a link to its page in the web app.
 *
 * @param {{ readonly id: string, readonly url: string }} thing
 * @param {...(Node | string)} more
 */
export function facts({ id, url }, ...more) {
  return element(
    "p",
    { class: "facts" },
    element("code", {}, id),
    ...more,
    element("a", outside(url), "Open in Vectice", newTab()),
  );
}

/**
 * @param {string} href
 * @returns {Record<string, string>}
 */
export function outside(href) {
  return { href, target: "_blank", rel: "noopener noreferrer" };
}

export function newTab() {
  return element("span", { class: "visually-hidden" }, " (opens in a new tab)");
}

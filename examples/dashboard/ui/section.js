// @ts-check
import { element } from "./element.js";
import { loadInto } from "./load-into.js";

/** Counts the sections, for ids that label them. */
let sections = 0;

/**
 * A part of a page under a title of its own.
 *
 * @param {string} title
 * @param {string} name a class
 * @param {...Node} content
 */
export function section(title, name, ...content) {
  return sectionAt("h2", title, name, ...content);
}

/**
 * A part of a page, or a group within one: those of several parts may bear the same name.
 *
 * @param {"h2" | "h3"} level
 * @param {string} title
 * @param {string} name a class
 * @param {...Node} content
 */
export function sectionAt(level, title, name, ...content) {
  sections += 1;
  const id = `section-${sections}`;
  const attributes = { class: `section ${name}`, "aria-labelledby": id };
  return level === "h2"
    ? element("section", attributes, element(level, { id }, title), ...content)
    : element("div", { ...attributes, role: "group" }, element(level, { id }, title), ...content);
}

/**
 * A section with a field beside its title.
 *
 * @param {string} title
 * @param {string} name a class
 * @param {Node} field
 * @param {...Node} content
 */
export function fieldSection(title, name, field, ...content) {
  const made = section(title, name, ...content);
  const head = element("div", { class: "section-head" }, ...made.querySelectorAll("h2"), field);
  made.prepend(head);
  return made;
}

/**
 * A section that loads by itself: when it fails, the others stay, and it alone is tried again.
 *
 * @param {string} title
 * @param {string} name a class
 * @param {AbortSignal} signal
 * @param {() => Promise<Node>} action
 */
export function loadedSection(title, name, signal, action) {
  const place = element("div");
  const load = () => loadInto(place, `Loading the ${title.toLowerCase()}…`, signal, load, action);
  void load();
  return section(title, name, place);
}

/**
 * What stands where there is nothing.
 *
 * @param {string} text
 */
export function nothing(text) {
  return element("p", { class: "panel empty" }, text);
}

// @ts-check

/**
 * Makes an element. Text goes in as text: whatever a name holds, it is never read as HTML.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Readonly<Record<string, string | boolean | ((event: Event) => void)>>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      made.addEventListener(name, value);
    } else if (value !== false) {
      made.setAttribute(name, value === true ? "" : value);
    }
  }
  made.append(...children);
  return made;
}

/**
 * An element of the page itself.
 *
 * @param {string} id
 */
export function part(id) {
  const found = document.getElementById(id);
  if (found === null) {
    throw new Error(`The page has no element ${id}.`);
  }
  return found;
}

/**
 * Says something to people who do not see the page.
 *
 * @param {string} text
 */
export function say(text) {
  part("status").textContent = text;
}

/**
 * Takes back what was said, unless something else was said since.
 *
 * @param {string} text
 */
export function unsay(text) {
  if (part("status").textContent === text) {
    say("");
  }
}

/**
 * Shows a view, with its name in the tab and the keyboard's focus on its heading.
 *
 * @param {string} name
 * @param {...Node} nodes
 */
export function show(name, ...nodes) {
  part("main").replaceChildren(...nodes);
  rename(name);
  part("notice").hidden = true;
}

/** @param {string} name */
export function rename(name) {
  document.title = `${name} · Vectice dashboard`;
}

/**
 * A view's heading; it takes the focus, so that a reader starts there.
 *
 * @param {string} text
 */
export function heading(text) {
  return element("h1", { tabindex: "-1" }, text);
}

/**
 * What stands where something is on its way.
 *
 * @param {string} text
 * @param {...Node} actions
 */
export function loading(text, ...actions) {
  say(text);
  return element(
    "div",
    { class: "panel loading" },
    element("span", { class: "spinner", "aria-hidden": "true" }),
    element("p", {}, text),
    ...actions,
  );
}

/**
 * @param {string} text
 * @param {() => void} action
 * @param {string} [kind] a class
 */
export function button(text, action, kind = "quiet") {
  return element("button", { type: "button", class: kind, click: action }, text);
}

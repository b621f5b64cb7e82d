// @ts-check
import { element } from "./element.js";
import { isOpened, keepOpened } from "./opened.js";

/**
 * Something that opens; whether it is open stands in the address.
 *
 * @param {{
 *   id: string,
 *   summary: Node,
 *   open: () => Node,
 *   close?: () => void,
 * }} options `open` gives what is within, each time it opens
 */
export function disclosure({ id, summary, open, close }) {
  const body = element("div", { class: "opened" });
  const node = element("details", { class: "disclosure" }, element("summary", {}, summary), body);
  let isOpen = false;

  function follow() {
    if (node.open === isOpen) {
      return;
    }
    isOpen = node.open;
    keepOpened(id, isOpen);
    if (isOpen) {
      body.replaceChildren(open());
    } else {
      close?.();
      body.replaceChildren();
    }
  }

  node.addEventListener("toggle", follow);
  if (isOpened(id)) {
    node.open = true;
    follow();
  }
  return node;
}

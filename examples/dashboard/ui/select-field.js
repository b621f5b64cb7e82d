// @ts-check
import { element } from "./element.js";

/** Counts the fields, for their ids. */
let fields = 0;

/**
 * A field to choose one of several things with; it keeps what is chosen when they change.
 *
 * @param {string} label
 * @param {(value: string) => void} choose
 */
export function selectField(label, choose) {
  fields += 1;
  const id = `field-${fields}`;
  const field = element("select", { id, class: "text", change: () => choose(field.value) });
  const node = element("div", { class: "field" }, element("label", { for: id }, label), field);
  return {
    node,
    /**
     * @param {readonly { readonly value: string, readonly text: string }[]} options
     * @param {string} value
     */
    update(options, value) {
      field.replaceChildren(
        ...options.map((option) => element("option", { value: option.value }, option.text)),
      );
      field.value = value;
    },
  };
}

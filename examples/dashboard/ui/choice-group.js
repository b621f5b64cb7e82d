// @ts-check
import { element } from "./element.js";

/**
 * Several things of which any number can be chosen.
 *
 * @param {string} legend
 * @param {(values: string[]) => void} choose gets all that are chosen, in their order
 */
export function choiceGroup(legend, choose) {
  const list = element("div", { class: "choices" });
  const node = element("fieldset", { class: "choice-group" }, element("legend", {}, legend), list);
  let print = "";

  function change() {
    const boxes = [...list.querySelectorAll("input")];
    choose(boxes.filter(({ checked }) => checked).map(({ value }) => value));
  }

  /** @param {readonly string[]} chosen */
  function check(chosen) {
    for (const box of list.querySelectorAll("input")) {
      box.checked = chosen.includes(box.value);
    }
  }

  return {
    node,
    /**
     * @param {readonly { readonly value: string, readonly text: string }[]} options
     * @param {readonly string[]} chosen
     */
    update(options, chosen) {
      const now = JSON.stringify(options);
      if (now !== print) {
        print = now;
        const focused = list.querySelector("input:focus");
        const value = focused instanceof HTMLInputElement ? focused.value : undefined;
        list.replaceChildren(...options.map((option) => choiceOf(option, change)));
        [...list.querySelectorAll("input")].find((box) => box.value === value)?.focus();
      }
      check(chosen);
    },
    choose: check,
  };
}

/**
 * @param {{ readonly value: string, readonly text: string }} option
 * @param {() => void} change
 */
function choiceOf({ value, text }, change) {
  return element(
    "label",
    { class: "choice-chip" },
    element("input", { type: "checkbox", value, change }),
    element("span", {}, text),
  );
}

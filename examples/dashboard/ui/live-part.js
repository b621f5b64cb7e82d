// @ts-check
import { button, element } from "./element.js";
import { errorPanel, isPassing } from "./error-panel.js";
import { sectionAt } from "./section.js";
import { skeleton } from "./skeleton.js";

/**
 * @template Value
 * @typedef {{
 *   title: string,
 *   name: string,
 *   lines: number,
 *   level?: "h2" | "h3",
 *   read: (options: { readonly signal: AbortSignal, readonly show: (value: Value) => void }) => Promise<Value>,
 *   show: (value: Value) => HTMLElement,
 * }} PartOptions `name`: a class; `lines`: about as high as what will be there; `read` may show a first
 * part of the value on the way; `show` may give the same node again, renewed
 */

/**
 * A section that reads by itself: when it fails, the others stay, and it alone is tried again. What
 * comes unchanged is not shown again.
 *
 * @template Value
 * @param {PartOptions<Value>} options
 * @param {AbortSignal} signal of the view
 */
export function livePart({ title, name, lines, level = "h2", read, show }, signal) {
  const place = element("div", { "aria-busy": "true" }, skeleton(title, lines));
  const node = sectionAt(level, title, name, place);
  let shown = "";
  /** What went wrong, as it stands in the place of what there is to show. */
  let told = "";

  /** @param {Value} value */
  function present(value) {
    const json = JSON.stringify(value);
    place.removeAttribute("aria-busy");
    if (json !== shown && !signal.aborted) {
      shown = json;
      told = "";
      const content = show(value);
      if (place.firstChild !== content || place.childNodes.length > 1) {
        place.replaceChildren(content);
      }
    }
  }

  async function again() {
    told = "";
    place.replaceChildren(skeleton(title, lines));
    // It has shown what went wrong.
    await load({ signal }).catch(() => undefined);
  }

  /**
   * Rejects with what may be gone when it is read again, and where something older is shown.
   *
   * @param {{ readonly signal: AbortSignal }} options
   */
  async function load(options) {
    try {
      present(await read({ signal: options.signal, show: present }));
    } catch (error) {
      if (options.signal.aborted) {
        return;
      }
      place.removeAttribute("aria-busy");
      if (shown === "" && told !== String(error)) {
        told = String(error);
        const retry = button("Try again", () => void again(), "main");
        place.replaceChildren(errorPanel(error, [retry]));
      }
      // What stands there is out of date then, and the page must say so.
      if (isPassing(error) || shown !== "") {
        throw error;
      }
    }
  }

  return { node, load };
}

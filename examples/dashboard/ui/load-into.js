// @ts-check
import { button, loading, say, unsay } from "./element.js";
import { errorPanel } from "./error-panel.js";

/**
 * Fills a place with what an action brings; says so meanwhile, and what went wrong if it does.
 *
 * @param {HTMLElement} place
 * @param {string} text
 * @param {AbortSignal} signal
 * @param {() => void} again
 * @param {() => Promise<Node>} action
 */
export async function loadInto(place, text, signal, again, action) {
  place.replaceChildren(loading(text));
  place.setAttribute("aria-busy", "true");
  try {
    const content = await action();
    if (!signal.aborted) {
      place.replaceChildren(content);
      unsay(text);
    }
  } catch (error) {
    if (!signal.aborted) {
      say("");
      place.replaceChildren(errorPanel(error, [button("Try again", again, "main")]));
    }
  } finally {
    place.removeAttribute("aria-busy");
  }
}

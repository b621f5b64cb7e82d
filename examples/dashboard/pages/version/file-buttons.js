// @ts-check
import { button, element, say } from "../../ui/element.js";
import { errorPanel } from "../../ui/error-panel.js";

/**
 * @param {import("vectice").ModelVersion} version
 * @param {string} name
 * @param {HTMLElement} place where it says what went wrong
 * @param {AbortSignal} signal
 */
export function downloadButton(version, name, place, signal) {
  return busyButton("Download", name, place, async () => {
    const file = await version.download(name, { signal });
    const href = URL.createObjectURL(await file.blob());
    element("a", { href, download: file.name }).click();
    // The browser has begun to save by then.
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
    say(`${file.name} was downloaded.`);
  });
}

/**
 * A button that works for a while, once at a time.
 *
 * @param {string} text
 * @param {string} name
 * @param {HTMLElement} place
 * @param {() => Promise<void>} action
 */
export function busyButton(text, name, place, action) {
  const made = button(text, () => void work(), "small-button");
  made.setAttribute("aria-label", `${text} ${name}`);

  async function work() {
    made.disabled = true;
    place.hidden = true;
    try {
      await action();
    } catch (error) {
      place.replaceChildren(errorPanel(error));
      place.hidden = false;
    }
    made.disabled = false;
    made.focus();
  }

  return made;
}

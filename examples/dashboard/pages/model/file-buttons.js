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
 * Shows a picture in its place.
 *
 * @param {import("vectice").ModelVersion} version
 * @param {string} name
 * @param {HTMLElement} place
 * @param {AbortSignal} signal
 */
export function imageButton(version, name, place, signal) {
  return busyButton("View", name, place, async () => {
    const file = await version.download(name, { signal });
    const src = URL.createObjectURL(await file.blob());
    signal.addEventListener("abort", () => URL.revokeObjectURL(src), { once: true });
    const picture = element("img", {
      src,
      alt: name,
      error: () => place.replaceChildren(element("p", {}, `${name} is no picture.`)),
    });
    place.replaceChildren(picture);
    place.hidden = false;
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
function busyButton(text, name, place, action) {
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

// @ts-check
import { button, element } from "../../ui/element.js";
import { errorPanel } from "../../ui/error-panel.js";
import { enlarged } from "./enlarged.js";

/**
 * Shows a picture in its place, where it can be enlarged, and hides it again. What the browser keeps
 * of it is freed when it is hidden, and when the view is left.
 *
 * @param {import("vectice").ModelVersion} version
 * @param {string} name
 * @param {HTMLElement} place
 * @param {AbortSignal} signal
 */
export function pictureButton(version, name, place, signal) {
  const toggle = button("View", () => void (place.hidden ? open() : close()), "small-button");
  let src = "";
  set(false);
  signal.addEventListener("abort", free, { once: true });

  async function open() {
    toggle.disabled = true;
    try {
      const file = await version.download(name, { signal });
      const blob = await file.blob();
      if (signal.aborted) {
        return;
      }
      src = URL.createObjectURL(blob);
      place.replaceChildren(pictureOf());
    } catch (error) {
      place.replaceChildren(errorPanel(error));
    }
    toggle.disabled = false;
    set(true);
    toggle.focus();
  }

  function pictureOf() {
    const failed = () => place.replaceChildren(element("p", {}, `${name} is no picture.`));
    return element(
      "button",
      {
        type: "button",
        class: "picture",
        "aria-label": `Enlarge ${name}`,
        click: () => enlarged(name, src, signal),
      },
      element("img", { src, alt: name, error: failed }),
    );
  }

  function close() {
    free();
    place.replaceChildren();
    set(false);
  }

  function free() {
    URL.revokeObjectURL(src);
    src = "";
  }

  /** @param {boolean} on */
  function set(on) {
    const word = on ? "Hide" : "View";
    place.hidden = !on;
    toggle.textContent = word;
    toggle.setAttribute("aria-expanded", String(on));
    toggle.setAttribute("aria-label", `${word} ${name}`);
  }

  return toggle;
}

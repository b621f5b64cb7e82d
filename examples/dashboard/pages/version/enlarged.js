// @ts-check
import { button, element } from "../../ui/element.js";

/**
 * Shows a picture as large as the window. Escape, the button and a click beside it close it; the
 * browser then gives the focus back to where it was.
 *
 * @param {string} name
 * @param {string} src
 * @param {AbortSignal} signal aborted when the view is left
 */
export function enlarged(name, src, signal) {
  const dialog = element(
    "dialog",
    { class: "enlarged", "aria-label": name },
    element(
      "div",
      { class: "enlarged-bar" },
      element("p", {}, name),
      button("Close", () => dialog.close(), "small-button"),
    ),
    element("img", { src, alt: name }),
  );
  const ended = new AbortController();
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) {
      dialog.close();
    }
  });
  dialog.addEventListener("close", () => {
    ended.abort();
    dialog.remove();
  });
  signal.addEventListener("abort", () => dialog.close(), { signal: ended.signal });
  document.body.append(dialog);
  dialog.showModal();
}

// @ts-check
import { button, element } from "../../ui/element.js";
import { errorPanel } from "../../ui/error-panel.js";
import { section } from "../../ui/section.js";
import { skeleton } from "../../ui/skeleton.js";

/**
 * A section about one version; it loads anew when another version is shown, or this one changed.
 *
 * @param {string} title
 * @param {string} name a class
 * @param {number} lines about as high as what will be there
 * @param {AbortSignal} signal aborted when the view is left
 * @param {(version: import("vectice").ModelVersion, signal: AbortSignal) => Promise<Node>} load
 */
export function versionSection(title, name, lines, signal, load) {
  const place = element("div", { "aria-busy": "true" }, skeleton(title, lines));
  const node = section(title, name, place);
  let shown = "";
  let controller = new AbortController();

  /** @param {import("vectice").ModelVersion} version */
  async function reload(version) {
    controller.abort();
    controller = new AbortController();
    const current = AbortSignal.any([signal, controller.signal]);
    /** @type {Node} */
    let content;
    try {
      content = await load(version, current);
    } catch (error) {
      content = errorPanel(error, [button("Try again", () => void reload(version), "main")]);
    }
    // Until then what was there stays: nothing jumps.
    if (!current.aborted) {
      place.replaceChildren(content);
      place.removeAttribute("aria-busy");
    }
  }

  return {
    node,
    /** @param {import("vectice").ModelVersion} version */
    update(version) {
      const key = `${version.id} ${version.updatedAt?.valueOf()}`;
      if (key !== shown) {
        shown = key;
        void reload(version);
      }
    },
  };
}

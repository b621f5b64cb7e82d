// @ts-check
import { element } from "../../ui/element.js";
import { loadInto } from "../../ui/load-into.js";
import { section } from "../../ui/section.js";

/**
 * A section about one version; it loads anew when another version is shown, or this one changed.
 *
 * @param {string} title
 * @param {string} name a class
 * @param {AbortSignal} signal aborted when the view is left
 * @param {(version: import("vectice").ModelVersion, signal: AbortSignal) => Promise<Node>} load
 */
export function versionSection(title, name, signal, load) {
  const place = element("div");
  const node = section(title, name, place);
  let shown = "";
  let controller = new AbortController();

  /** @param {import("vectice").ModelVersion} version */
  function reload(version) {
    controller.abort();
    controller = new AbortController();
    const current = AbortSignal.any([signal, controller.signal]);
    const again = () => reload(version);
    void loadInto(place, `Loading the ${title.toLowerCase()}…`, current, again, () =>
      load(version, current),
    );
  }

  return {
    node,
    /** @param {import("vectice").ModelVersion} version */
    update(version) {
      const key = `${version.id} ${version.updatedAt?.valueOf()}`;
      if (key !== shown) {
        shown = key;
        reload(version);
      }
    },
  };
}

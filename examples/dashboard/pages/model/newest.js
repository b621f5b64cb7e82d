// @ts-check
import { addressOf } from "../../ui/address.js";
import { element } from "../../ui/element.js";
import { section } from "../../ui/section.js";
import { figures } from "./figures.js";
import { versionPanel } from "./version-panel.js";

/** Earlier versions that a sparkline shows. */
const shownHistory = 60;

/** The newest version of a model, with the way of its metrics so far. */
export function newestVersion() {
  const place = element("div");
  const node = section("Newest version", "wide version-part", place);
  let print = "";
  return {
    node,
    /** @param {readonly import("vectice").ModelVersion[]} versions oldest first */
    update(versions) {
      const history = versions.slice(-shownHistory);
      const newest = history.at(-1);
      const now = JSON.stringify([newest, history.map(({ name, metrics }) => [name, metrics])]);
      if (newest === undefined || now === print) {
        return;
      }
      print = now;
      const href = addressOf("versions", newest.id);
      place.replaceChildren(
        versionPanel(
          newest,
          element(
            "p",
            {},
            element("a", { href, class: "strong-link" }, `${newest.name}: files, lineage and more`),
          ),
          figures(newest, history.at(-2), history),
        ),
      );
    },
  };
}

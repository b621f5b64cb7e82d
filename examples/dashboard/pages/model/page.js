// @ts-check
import { addressOf, placeOf } from "../../ui/address.js";
import { button, element, heading, rename, say, show } from "../../ui/element.js";
import { errorPanel } from "../../ui/error-panel.js";
import { crumbs } from "../../ui/links.js";
import { liveLine } from "../../ui/live-line.js";
import { waiting } from "./waiting.js";
import { modelPage } from "./layout.js";
import { modelReader } from "./read-model.js";
import { showWay } from "./way.js";

/**
 * A model; it stays up to date while it is looked at.
 *
 * @param {import("vectice").Connection} connection
 * @param {string} reference
 * @param {AbortSignal} signal aborted when the view is left
 * @param {() => void} again
 */
export async function modelView(connection, reference, signal, again) {
  const version = placeOf(location.hash).search.get("version");
  if (version !== null) {
    // Links from before a version had a page of its own.
    location.replace(addressOf("versions", version));
    return;
  }
  const title = heading("Model");
  const way = element("div", { class: "way" }, crumbs());
  const place = element("div", { "aria-busy": "true" }, waiting("Loading the model…", 3));
  show("Model", way, title, place);
  title.focus();
  /** @type {ReturnType<typeof modelPage> | undefined} */
  let page;
  let newest = "";
  /** @type {PromiseWithResolvers<void>} resolves when there is something to look at */
  const ready = Promise.withResolvers();
  const live = liveLine({
    signal,
    every: 5000,
    read: modelReader(connection, reference),
    show: ({ model, versions, metrics }, changed) => {
      const last = versions.at(-1);
      const isNew = last !== undefined && last.id !== newest;
      const news = isNew ? `${last.name} is new.` : "The model has changed.";
      newest = last?.id ?? "";
      title.textContent = model.name;
      rename(model.name);
      say(changed ? news : "");
      if (page === undefined) {
        const { search } = placeOf(location.hash);
        page = modelPage({ connection, live: live.node, search, signal });
        void showWay(model, way, signal);
      }
      page.update(model, versions, metrics);
      if (place.firstChild !== page.node) {
        place.replaceChildren(page.node);
        place.removeAttribute("aria-busy");
      }
      ready.resolve();
    },
    fail: (error) => {
      say("");
      place.removeAttribute("aria-busy");
      place.replaceChildren(errorPanel(error, [button("Try again", again, "main")]));
      ready.resolve();
    },
  });
  await ready.promise;
}

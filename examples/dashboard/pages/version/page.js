// @ts-check
import { addressOf } from "../../ui/address.js";
import { button, element, heading, rename, say, show } from "../../ui/element.js";
import { errorPanel } from "../../ui/error-panel.js";
import { crumbs } from "../../ui/links.js";
import { liveLine } from "../../ui/live-line.js";
import { waiting } from "../model/waiting.js";
import { showWay } from "../model/way.js";
import { versionLayout } from "./layout.js";
import { versionReader } from "./read-version.js";

/** @typedef {import("vectice").ModelVersion} ModelVersion */

/**
 * A version of a model; it stays up to date while it is looked at.
 *
 * @param {import("vectice").Connection} connection
 * @param {string} reference
 * @param {AbortSignal} signal aborted when the view is left
 * @param {() => void} again
 */
export async function versionView(connection, reference, signal, again) {
  const title = heading("Version");
  const way = element("div", { class: "way" }, crumbs());
  const place = element("div", { "aria-busy": "true" }, waiting("Loading the version…", 3));
  show("Version", way, title, place);
  title.focus();
  /** @type {ReturnType<typeof versionLayout> | undefined} */
  let page;
  /** @type {PromiseWithResolvers<void>} resolves when there is something to look at */
  const ready = Promise.withResolvers();
  const live = liveLine({
    signal,
    every: 5000,
    read: versionReader(connection, reference),
    show: ({ version, before }, changed) => {
      const name = `${version.model?.name ?? "Model"}, ${version.name}`;
      title.textContent = name;
      rename(name);
      if (page === undefined) {
        page = versionLayout(live.node, signal);
        void showWayTo(version, way, signal);
      }
      page.update(version, before);
      if (place.firstChild !== page.node) {
        place.replaceChildren(page.node);
        place.removeAttribute("aria-busy");
      }
      say(changed ? "The version has changed." : "");
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

/**
 * The way to the version, at first by way of its model alone.
 *
 * @param {ModelVersion} version
 * @param {HTMLElement} way
 * @param {AbortSignal} signal
 */
async function showWayTo({ model }, way, signal) {
  if (model !== null) {
    const own = { name: model.name, href: addressOf("models", model.id) };
    way.replaceChildren(crumbs(own));
    await showWay(model, way, signal, own);
  }
}

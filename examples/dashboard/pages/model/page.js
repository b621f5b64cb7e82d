// @ts-check
import { addressOf, keepInAddress, placeOf } from "../../ui/address.js";
import { button, element, heading, loading, rename, say, show } from "../../ui/element.js";
import { errorPanel } from "../../ui/error-panel.js";
import { crumbs } from "../../ui/links.js";
import { liveReading } from "./live-reading.js";
import { modelPage } from "./layout.js";

/** Milliseconds between two readings, unless the address says another: `?refresh=60000`. */
const usualPause = 5000;

/**
 * A model; it stays up to date while it is looked at.
 *
 * @param {import("vectice").Connection} connection
 * @param {string} reference
 * @param {AbortSignal} signal aborted when the view is left
 * @param {() => void} again
 */
export async function modelView(connection, reference, signal, again) {
  const title = heading("Model");
  const way = element("div", {}, crumbs());
  const place = element("div", { "aria-busy": "true" }, loading("Loading the model…"));
  show("Model", way, title, place);
  title.focus();
  /** @type {ReturnType<typeof modelPage> | undefined} */
  let page;
  let newest = "";
  const live = liveReading({
    every: pauseOf(location.search),
    signal,
    read: (options) => readModel(connection, reference, options),
    show: ({ model, versions }, changed) => {
      const last = versions.at(-1);
      let news = "";
      if (page === undefined) {
        const { search } = placeOf(location.hash);
        page = modelPage({ live, search, keep: keepInAddress, signal });
        place.replaceChildren(page.node);
        place.removeAttribute("aria-busy");
        void showWay(model, way, signal);
      } else {
        const isNew = last !== undefined && last.id !== newest;
        news = isNew ? `${last.name} is new.` : changed ? "The model has changed." : "";
      }
      newest = last?.id ?? "";
      title.textContent = model.name;
      rename(model.name);
      page.update(model, versions);
      say(news);
    },
    fail: (error) => {
      say("");
      place.removeAttribute("aria-busy");
      place.replaceChildren(errorPanel(error, [button("Try again", again, "main")]));
    },
  });
}

/**
 * A model and its versions, oldest first.
 *
 * @param {import("vectice").Connection} connection
 * @param {string} reference
 * @param {{ readonly signal: AbortSignal }} options
 */
async function readModel(connection, reference, options) {
  const model = await connection.model(reference, options);
  const versions = [...(await model.versions(options))];
  versions.sort((one, other) => timeOf(one) - timeOf(other));
  return { model, versions };
}

/** @param {import("vectice").ModelVersion} version */
function timeOf({ createdAt }) {
  return createdAt?.valueOf() ?? 0;
}

/**
 * The way to the model; without it the page is as good.
 *
 * @param {import("vectice").Model} model
 * @param {HTMLElement} way
 * @param {AbortSignal} signal
 */
async function showWay(model, way, signal) {
  const project = await model.project({ signal }).catch(() => null);
  if (project !== null && !signal.aborted) {
    const { workspace } = project;
    way.replaceChildren(
      crumbs(
        { name: workspace.name, href: addressOf("workspaces", workspace.id) },
        { name: project.name, href: addressOf("projects", project.id) },
      ),
    );
  }
}

/** @param {string} search */
function pauseOf(search) {
  const pause = Number(new URLSearchParams(search).get("refresh"));
  return pause >= 100 && pause < 2 ** 31 ? pause : usualPause;
}

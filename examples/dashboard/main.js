// @ts-check
import { addressOf, placeOf } from "./ui/address.js";
import { addressFollowed } from "./ui/address-steps.js";
import { forgetBetter } from "./ui/better.js";
import { connecting, hasSavedSettings, showUser } from "./pages/connect/connect.js";
import { part, say } from "./ui/element.js";
import { proxyHost } from "./ui/proxy-host.js";
import { scrollOfEntry } from "./ui/scroll-memory.js";
import { modelView } from "./pages/model/page.js";
import { versionView } from "./pages/version/page.js";
import { workspacesView } from "./pages/workspaces/list.js";
import { workspaceView } from "./pages/workspaces/page.js";
import { projectView } from "./pages/project/page.js";

/** A view for every kind of place. */
const views = {
  workspaces: workspacesView,
  workspace: workspaceView,
  project: projectView,
  model: modelView,
  version: versionView,
};

/** @type {import("vectice").Connection | undefined} */
let connection;
/** What belongs to the view on screen; it is ended when the view is left. */
let controller = new AbortController();

/** Leaves the view on screen. */
function enter() {
  controller.abort();
  controller = new AbortController();
  return controller.signal;
}

const { start, forget } = connecting({ enter, connected });

/**
 * @param {import("vectice").Connection} made
 * @param {string} warning
 */
function connected(made, warning) {
  connection = made;
  part("user").textContent = made.user.name;
  part("host").textContent = made.host.replace(/^https?:\/\//, "");
  part("disconnect").textContent = hasSavedSettings() ? "Disconnect and forget" : "Disconnect";
  part("disconnect").hidden = proxyHost() !== undefined;
  showUser("somebody");
  // Settings may name the workspace that this person works in: then that is where to start.
  const home = made.settings.workspace?.value;
  if (home !== undefined && location.hash === "") {
    history.replaceState(null, "", addressOf("workspaces", String(home)));
  }
  route();
  part("notice").textContent = warning;
  part("notice").hidden = warning === "";
}

function route() {
  if (connection !== undefined) {
    void view(connection);
  }
}

/**
 * Shows what the address says.
 *
 * @param {import("vectice").Connection} current
 */
async function view(current) {
  const signal = enter();
  const { kind, reference } = placeOf(location.hash);
  const scroll = scrollOfEntry(signal);
  await views[kind](current, reference, signal, route);
  if (!signal.aborted) {
    scroll();
  }
}

function disconnect() {
  connection = undefined;
  showUser("nobody");
  history.replaceState(null, "", location.pathname + location.search);
  forget();
  forgetBetter();
  say("Disconnected.");
}

part("disconnect").addEventListener("click", disconnect);
globalThis.addEventListener("hashchange", () => {
  if (!addressFollowed()) {
    route();
  }
});
void start();

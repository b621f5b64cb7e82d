// @ts-check
import { clearSettings, Connection, saveSettings } from "./vectice.min.js";
import { addressOf, placeOf } from "./address.js";
import { connectView, hostOfPage } from "./connect-view.js";
import { button, heading, loading, part, say, show } from "./element.js";
import { errorPanel } from "./explain.js";
import { workspacesView, workspaceView } from "./places.js";
import { modelView } from "./model-view.js";
import { projectView } from "./project-view.js";

/** @type {import("vectice").Connection | undefined} */
let connection;
/** What belongs to the view on screen; it is ended when the view is left. */
let controller = new AbortController();

/** A view for every kind of place. */
const views = {
  workspaces: workspacesView,
  workspace: workspaceView,
  project: projectView,
  model: modelView,
};

/** Leaves the view on screen. */
function enter() {
  controller.abort();
  controller = new AbortController();
  return controller.signal;
}

/** Connects with what this browser remembers, if it does, else asks. */
async function start() {
  const host = hostOfPage();
  if (host !== undefined) {
    return startWithout(host);
  }
  if (!hasSavedSettings()) {
    return showForm();
  }
  const signal = enter();
  const cancel = button("Cancel", () => void showForm());
  show(
    "Connecting",
    heading("Welcome back"),
    loading("Connecting with the saved settings…", cancel),
  );
  try {
    connected(await Connection.open({ signal }));
  } catch (error) {
    if (!signal.aborted) {
      await showForm(error);
    }
  }
}

/**
 * Connects through a proxy that needs no token: who signs in and out is its server's business.
 *
 * @param {string} host
 */
async function startWithout(host) {
  const signal = enter();
  show("Connecting", heading("Vectice"), loading("Connecting…"));
  part("disconnect").hidden = true;
  try {
    // A token that this browser still remembers is neither needed nor taken.
    clearSettings();
    connected(await Connection.open({ host, signal }));
  } catch (error) {
    const again = button("Load the page again", () => location.reload(), "main");
    show("Connecting", heading("Vectice"), errorPanel(error, [again]));
  }
}

/** @param {unknown} [error] why the form is shown again */
async function showForm(error) {
  const signal = enter();
  const host = await usualHost(signal);
  if (signal.aborted) {
    return;
  }
  connectView({
    host,
    error,
    connect: connectWith,
    cancel: () => void enter(),
    forget: hasSavedSettings() ? forget : undefined,
  });
}

/**
 * Connects with what was typed in. The token is kept nowhere unless the person wants it.
 *
 * @param {{ host: string, apiToken: string, remember: boolean }} typed
 */
async function connectWith({ host, apiToken, remember }) {
  const signal = enter();
  const made = await Connection.open({ apiToken, host, signal });
  signal.throwIfAborted();
  clearSettings();
  let warning = "";
  if (remember) {
    try {
      saveSettings({ apiToken, host: made.host });
    } catch (error) {
      warning = error instanceof Error ? error.message : String(error);
    }
  }
  connected(made);
  part("notice").textContent = warning;
  part("notice").hidden = warning === "";
}

/** @param {import("vectice").Connection} made */
function connected(made) {
  connection = made;
  part("user").textContent = made.user.name;
  part("host").textContent = made.host.replace(/^https?:\/\//, "");
  part("disconnect").textContent = hasSavedSettings() ? "Disconnect and forget" : "Disconnect";
  part("who").hidden = false;
  // Settings may name the workspace that this person works in: then that is where to start.
  const home = made.settings.workspace?.value;
  if (home !== undefined && location.hash === "") {
    history.replaceState(null, "", addressOf("workspaces", String(home)));
  }
  route();
}

/** Shows what the address says. */
function route() {
  if (connection === undefined) {
    return;
  }
  const signal = enter();
  const { kind, reference } = placeOf(location.hash);
  void views[kind](connection, reference, signal, route);
}

function disconnect() {
  connection = undefined;
  part("who").hidden = true;
  history.replaceState(null, "", location.pathname);
  forget();
  say("Disconnected.");
}

function forget() {
  clearSettings();
  void showForm();
}

/** Whether connecting may find something in this browser; where storage is blocked, nothing. */
function hasSavedSettings() {
  try {
    return localStorage.getItem("vectice") !== null;
  } catch {
    return false;
  }
}

/**
 * The host that whoever serves this page put into its config.json, if anyone did.
 *
 * @param {AbortSignal} signal
 */
async function usualHost(signal) {
  try {
    const response = await fetch("./config.json", { signal });
    /** @type {unknown} */
    const config = await response.json();
    const known = typeof config === "object" && config !== null && "host" in config;
    return known && typeof config.host === "string" ? config.host : "";
  } catch {
    return "";
  }
}

part("disconnect").addEventListener("click", disconnect);
globalThis.addEventListener("hashchange", route);
void start();

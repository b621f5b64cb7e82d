// @ts-check
import { connectView } from "./form.js";
import { button, heading, loading, part, show } from "../../ui/element.js";
import { errorPanel } from "../../ui/error-panel.js";
import { proxyHost } from "../../ui/proxy-host.js";
import { clearSettings, Connection, saveSettings } from "../../vendor/vectice.min.js";

/**
 * The ways to a connection: through the page's own proxy, with what this browser remembers, or with
 * what a person types in.
 *
 * @param {{
 *   enter: () => AbortSignal,
 *   connected: (connection: import("vectice").Connection, warning: string) => void,
 * }} options `enter` leaves the view on screen, and gives the signal of the next one
 */
export function connecting({ enter, connected }) {
  async function start() {
    const host = proxyHost();
    if (host !== undefined) {
      // A token that this browser still remembers is neither needed nor taken.
      clearSettings();
      await known("Connecting…", [], { host });
    } else if (hasSavedSettings()) {
      const cancel = button("Cancel", () => void showForm());
      await known("Connecting with the saved settings…", [cancel], {});
    } else {
      await showForm();
    }
  }

  /**
   * Connects without asking anybody.
   *
   * @param {string} text
   * @param {readonly Node[]} actions
   * @param {{ readonly host?: string }} options
   */
  async function known(text, actions, options) {
    const signal = enter();
    showUser("waiting");
    show("Connecting", heading("Welcome back"), loading(text, ...actions));
    try {
      connected(await Connection.open({ ...options, batch: true, signal }), "");
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      showUser("nobody");
      if (options.host === undefined) {
        await showForm(error);
      } else {
        // Behind a proxy there is nothing to type in: the proxy knows who may do what.
        const again = button("Try again", () => void start(), "main");
        show("Connecting", heading("No connection"), errorPanel(error, [again]));
      }
    }
  }

  /** @param {unknown} [error] why the form is shown again */
  async function showForm(error) {
    const signal = enter();
    showUser("nobody");
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
    const made = await Connection.open({ apiToken, host, batch: true, signal });
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
    connected(made, warning);
  }

  function forget() {
    clearSettings();
    void showForm();
  }

  return { start, forget };
}

/**
 * Shows who is connected in the page's head, or keeps the room for it, so that nothing jumps.
 *
 * @param {"somebody" | "waiting" | "nobody"} state
 */
export function showUser(state) {
  part("who").hidden = state === "nobody";
  part("who").classList.toggle("waiting", state === "waiting");
}

/** Whether connecting may find something in this browser; where storage is blocked, nothing. */
export function hasSavedSettings() {
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

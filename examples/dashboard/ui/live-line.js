// @ts-check
import { watch } from "../vendor/live.js";
import { element, say } from "./element.js";
import { titleOf } from "./error-panel.js";
import { agoText } from "./format.js";

/**
 * Reads again and again while a view is on screen, and says in a quiet line how fresh the page is.
 * Nothing is read while the page is hidden.
 *
 * @param {{
 *   read: (options: { readonly signal: AbortSignal }) => Promise<unknown>,
 *   every?: number,
 *   signal: AbortSignal,
 * }} options `read` also shows what it read; it rejects when that should be tried again; `every`:
 * milliseconds between two readings, unless the address says another: `?refresh=10000`
 */
export function liveLine({ read, every = 30_000, signal }) {
  /** @type {AbortController | undefined} */
  let running;
  /** @type {Date | undefined} */
  let readAt;
  let trouble = "";
  let progress = "";
  const text = element("span");
  const toggle = element("button", { type: "button", class: "live-toggle", click: switchOver });
  const node = element("p", { class: "live-line" }, toggle, text);

  /** @returns {[state: string, words: string]} */
  function state() {
    if (running === undefined) {
      return ["paused", "Paused"];
    }
    if (document.visibilityState === "hidden") {
      return ["paused", "Paused while hidden"];
    }
    if (!navigator.onLine) {
      return ["trouble", "Offline, trying again"];
    }
    if (trouble !== "") {
      return ["trouble", `${trouble}, trying again`];
    }
    return ["live", readAt === undefined ? "Reading…" : "Live"];
  }

  function tell() {
    const [name, words] = state();
    const age = readAt === undefined ? progress : `updated ${agoText(readAt)}`;
    node.dataset["state"] = name;
    text.textContent = age === "" ? words : `${words} · ${age}`;
    toggle.setAttribute("aria-label", running === undefined ? "Resume updates" : "Pause updates");
  }

  function switchOver() {
    if (running === undefined) {
      void run();
    } else {
      running.abort();
      running = undefined;
      tell();
    }
  }

  /** @param {{ readonly signal: AbortSignal }} options */
  async function readOnce(options) {
    await read(options);
    return new Date();
  }

  async function run() {
    const current = new AbortController();
    running = current;
    tell();
    const ending = AbortSignal.any([signal, current.signal]);
    try {
      const readings = watch(readOnce, {
        every: pauseOf(location.search, every),
        signal: ending,
        onError: (error) => {
          const title = titleOf(error);
          if (trouble !== title) {
            trouble = title;
            say(`${title}. What you see may be out of date.`);
          }
          tell();
        },
        onRecover: () => say("Up to date again."),
      });
      // What was read is on the page already.
      for await (const time of readings) {
        readAt = time;
        trouble = "";
        tell();
      }
    } catch (error) {
      if (!ending.aborted) {
        throw error;
      }
    }
  }

  const clock = setInterval(tell, 5000);
  signal.addEventListener("abort", () => clearInterval(clock), { once: true });
  document.addEventListener("visibilitychange", tell, { signal });
  for (const event of ["online", "offline"]) {
    globalThis.addEventListener(event, tell, { signal });
  }
  void run();
  return {
    node,
    /**
     * Says how far the first reading has come.
     *
     * @param {string} words
     */
    tellProgress(words) {
      progress = words;
      if (readAt === undefined) {
        tell();
      }
    },
  };
}

/**
 * @param {string} search
 * @param {number} usual
 */
function pauseOf(search, usual) {
  const pause = Number(new URLSearchParams(search).get("refresh"));
  return pause >= 100 && pause < 2 ** 31 ? pause : usual;
}

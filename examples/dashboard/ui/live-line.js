// @ts-check
import { watch } from "../vendor/live.js";
import { element, say } from "./element.js";
import { isSignedOut, titleOf } from "./error-panel.js";
import { agoText, timeText } from "./format.js";
import { pauseOf } from "./pause.js";
import { signInButton } from "./sign-in.js";

/**
 * Reads again and again while a view is on screen, and says in a quiet line how fresh the page is.
 * Nothing is read while the page is hidden.
 *
 * @template Value
 * @param {{
 *   read: (options: { readonly signal: AbortSignal }) => Promise<Value>,
 *   every?: number,
 *   signal: AbortSignal,
 *   show?: (value: Value, again: boolean) => void,
 *   fail?: (error: unknown) => void,
 * }} options `read` rejects when it should be tried again; `every`: milliseconds between two readings, unless
 * the address says another: `?refresh=10000`; `show` gets what was read, each time that it is something else,
 * unless `read` shows it itself; `fail` hears why there is nothing to show at all: then it is not tried again
 */
export function liveLine({ read, every = 30_000, signal, show, fail }) {
  /** @type {AbortController | undefined} */
  let running;
  /** @type {Date | undefined} */
  let readAt;
  let trouble = "";
  let progress = "";
  let print = "";
  let changedAt = "";
  const text = element("span");
  const signIn = signInButton("live-sign-in");
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
      return ["trouble", signIn.isConnected ? trouble : `${trouble}, trying again`];
    }
    return ["live", readAt === undefined ? "Reading…" : "Live"];
  }

  function tell() {
    const [name, words] = state();
    const age = readAt === undefined ? progress : `updated ${agoText(readAt)}`;
    const now = [words, age, changedAt].filter((part) => part !== "").join(" · ");
    // What is as it was is left alone.
    if (text.textContent !== now || node.dataset["state"] !== name) {
      node.dataset["state"] = name;
      text.textContent = now;
      toggle.setAttribute("aria-label", running === undefined ? "Resume updates" : "Pause updates");
    }
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
    const value = await read(options);
    options.signal.throwIfAborted();
    const now = new Date();
    const printed = show === undefined ? "" : JSON.stringify(value);
    if (printed !== print) {
      changedAt = print === "" ? "" : `last change at ${timeText(now)}`;
      print = printed;
      show?.(value, changedAt !== "");
    }
    return now;
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
          if (readAt === undefined && fail !== undefined) {
            throw error;
          }
          const title = titleOf(error);
          if (isSignedOut(error)) {
            node.append(signIn);
          }
          if (trouble !== title) {
            trouble = title;
            say(`${title}. What you see may be out of date.`);
          }
          tell();
        },
        onRecover: () => say("Up to date again."),
      });
      for await (const time of readings) {
        readAt = time;
        trouble = "";
        signIn.remove();
        tell();
      }
    } catch (error) {
      if (!ending.aborted) {
        fail?.(error);
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

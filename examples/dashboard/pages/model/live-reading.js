// @ts-check
import { badge } from "../../ui/badge.js";
import { button, element, say } from "../../ui/element.js";
import { titleOf } from "../../ui/error-panel.js";
import { timeText } from "../../ui/format.js";
import { watch } from "../../vendor/live.js";

/** Milliseconds between two readings, unless the address says another: `?refresh=60000`. */
const usualPause = 5000;

/**
 * Reads again and again for as long as a view is on screen, and says so. A reading that brings
 * nothing new changes nothing on the page.
 *
 * @template T
 * @param {{
 *   read: (options: { readonly signal: AbortSignal }) => Promise<T>,
 *   every?: number,
 *   signal: AbortSignal,
 *   show: (value: T, again: boolean) => void,
 *   fail: (error: unknown) => void,
 * }} options `every` in milliseconds; `show` gets every reading that differs from the one before, and whether it is one after another;
 * `fail` hears why there is nothing to show at all
 */
export function liveReading({ read, every = pauseOf(location.search), signal, show, fail }) {
  const state = element("span", { class: "live-state" });
  const toggle = button("Pause", () => (pause === undefined ? void run() : stop()), "small-button");
  const node = element("p", { class: "live" }, state, toggle);
  /** @type {AbortController | undefined} */
  let pause;
  let shown = false;
  let readAt = "";
  let changedAt = "";

  /**
   * @param {string} word
   * @param {string} label
   * @param {string} text
   */
  function tell(word, label, text) {
    state.replaceChildren(badge(word, label), ` ${text}`);
  }

  function tellLive() {
    const changed = changedAt === "" ? "" : `, last change at ${changedAt}`;
    tell("Completed", "Live", `read every ${secondsText(every)}${changed}`);
  }

  /** @param {{ readonly signal: AbortSignal }} options */
  async function timed(options) {
    const value = await read(options);
    readAt = timeText(new Date());
    return value;
  }

  async function run() {
    pause = new AbortController();
    toggle.textContent = "Pause";
    tellLive();
    const ending = AbortSignal.any([signal, pause.signal]);
    try {
      const values = watch(timed, {
        every,
        signal: ending,
        onError: (error) => {
          if (!shown) {
            throw error;
          }
          tell("RemediationPending", "Not up to date", `since ${readAt}: ${titleOf(error)}`);
          say(`Not up to date: ${titleOf(error)}`);
        },
        onRecover: () => {
          tellLive();
          say("Up to date again.");
        },
      });
      let again = false;
      for await (const value of values) {
        if (again) {
          changedAt = readAt;
          tellLive();
        }
        shown = true;
        show(value, again);
        again = true;
      }
    } catch (error) {
      if (!ending.aborted) {
        fail(error);
      }
    }
  }

  function stop() {
    pause?.abort();
    pause = undefined;
    toggle.textContent = "Resume";
    tell("Paused", "Paused", `as of ${readAt}`);
  }

  void run();
  return node;
}

/** @param {string} search */
export function pauseOf(search) {
  const pause = Number(new URLSearchParams(search).get("refresh"));
  return pause >= 100 && pause < 2 ** 31 ? pause : usualPause;
}

/** @param {number} milliseconds */
function secondsText(milliseconds) {
  const seconds = milliseconds / 1000;
  return seconds === 1 ? "second" : `${seconds} seconds`;
}

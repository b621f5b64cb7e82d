// @ts-check
import { element, say } from "../../ui/element.js";
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
 * @returns `node` says how it goes; `ready` resolves when there is something to look at
 */
export function liveReading({ read, every = pauseOf(location.search), signal, show, fail }) {
  const text = element("span");
  const toggle = element("button", {
    type: "button",
    class: "live-toggle",
    click: () => (pause === undefined ? void run() : stop()),
  });
  const node = element("p", { class: "live-line" }, toggle, text);
  /** @type {AbortController | undefined} */
  let pause;
  let shown = false;
  let readAt = "";
  let changedAt = "";
  /** @type {() => void} */
  let tellReady = () => {};
  /** @type {Promise<void>} */
  const ready = new Promise((resolve) => {
    tellReady = resolve;
  });

  /**
   * @param {"live" | "trouble" | "paused"} state
   * @param {string} words
   */
  function tell(state, words) {
    node.dataset["state"] = state;
    text.textContent = words;
    toggle.setAttribute("aria-label", state === "paused" ? "Resume updates" : "Pause updates");
  }

  function tellLive() {
    const changed = changedAt === "" ? "" : `, last change at ${changedAt}`;
    tell("live", `Live · read every ${secondsText(every)}${changed}`);
  }

  /** @param {{ readonly signal: AbortSignal }} options */
  async function timed(options) {
    const value = await read(options);
    readAt = timeText(new Date());
    return value;
  }

  async function run() {
    pause = new AbortController();
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
          tell("trouble", `Not up to date since ${readAt}: ${titleOf(error)}`);
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
        tellReady();
        again = true;
      }
    } catch (error) {
      if (!ending.aborted) {
        fail(error);
        tellReady();
      }
    }
  }

  function stop() {
    pause?.abort();
    pause = undefined;
    tell("paused", `Paused · as of ${readAt}`);
  }

  void run();
  return { node, ready };
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

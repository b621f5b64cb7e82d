// @ts-check
import { part } from "./element.js";

// The browser scrolls back before there is anything to scroll to.
history.scrollRestoration = "manual";

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

addEventListener("scroll", () => {
  clearTimeout(timer);
  timer = setTimeout(() => history.replaceState({ ...state(), scroll: scrollY }, ""), 100);
});

/**
 * Gives what scrolls to where one was when one left this entry of the history, or to the top of a new one:
 * to be called when its view has something to show.
 *
 * @param {AbortSignal} signal of the view
 */
export function scrollOfEntry(signal) {
  // What is still to be written belongs to the entry that was left.
  clearTimeout(timer);
  const { scroll } = state();
  const top = typeof scroll === "number" ? scroll : 0;
  return () => {
    scrollTo({ top, behavior: "instant" });
    if (top > 0) {
      follow(top, signal);
    }
  };
}

/**
 * Keeps to a place while the page is still growing, until a person does something.
 *
 * @param {number} top
 * @param {AbortSignal} signal
 */
function follow(top, signal) {
  const observer = new ResizeObserver(() => scrollTo({ top, behavior: "instant" }));
  const stop = () => observer.disconnect();
  for (const event of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(event, stop, { once: true, passive: true, signal });
  }
  signal.addEventListener("abort", stop, { once: true });
  observer.observe(part("main"));
  setTimeout(stop, 10_000);
}

/** @returns {{ readonly scroll?: unknown }} */
function state() {
  return typeof history.state === "object" && history.state !== null ? history.state : {};
}

// @ts-check

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
 */
export function scrollOfEntry() {
  // What is still to be written belongs to the entry that was left.
  clearTimeout(timer);
  const { scroll } = state();
  return () => scrollTo({ top: typeof scroll === "number" ? scroll : 0, behavior: "instant" });
}

/** @returns {{ readonly scroll?: unknown }} */
function state() {
  return typeof history.state === "object" && history.state !== null ? history.state : {};
}

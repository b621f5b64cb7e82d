// @ts-check
import { placeOf } from "./address.js";

/**
 * Writes what was chosen on a page into its address, as a step that one can go back from.
 *
 * @param {Readonly<Record<string, readonly string[]>>} choices each with its values; with none it is taken out
 */
export function stepInAddress(choices) {
  const { search } = placeOf(location.hash);
  for (const [key, values] of Object.entries(choices)) {
    search.delete(key);
    for (const value of values) {
      search.append(key, value);
    }
  }
  const query = search.toString();
  const hash = `${pathOf(location.hash)}${query === "" ? "" : `?${query}`}`;
  if (hash !== location.hash) {
    // With the state of the entry before: where one has scrolled to stays the same.
    history.pushState(history.state, "", hash);
  }
}

/**
 * The view that takes care itself of what changes behind the "?" of its address.
 *
 * @type {{ readonly path: string, readonly listener: (search: URLSearchParams) => void } | undefined}
 */
let follower;

/**
 * Tells a view of steps back and forth between its own choices, for as long as it is on screen.
 *
 * @param {(search: URLSearchParams) => void} listener
 * @param {AbortSignal} signal aborted when the view is left
 */
export function followAddress(listener, signal) {
  const own = { path: pathOf(location.hash), listener };
  follower = own;
  signal.addEventListener("abort", () => {
    if (follower === own) {
      follower = undefined;
    }
  });
}

/** Tells the view on screen that the address has changed; false where it is no longer the view's. */
export function addressFollowed() {
  if (follower === undefined || follower.path !== pathOf(location.hash)) {
    return false;
  }
  follower.listener(placeOf(location.hash).search);
  return true;
}

/** @param {string} hash */
function pathOf(hash) {
  return hash.split("?", 1)[0] ?? "";
}

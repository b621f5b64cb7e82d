import { InvalidRequestError } from "../errors.ts";
import { checkInterval } from "./check-interval.ts";
import type { WatchOptions } from "./options.ts";
import { Poller, type Read } from "./poller.ts";
import { createSubscription, type Watching } from "./subscription.ts";

/** What is watched; each loop over it is one of its own. */
export interface Watch<T> extends AsyncIterable<T> {
  [Symbol.asyncIterator](): Watching<T>;
}

/**
 * Those who watch by the same function share a timer and its reads; the function is the key, because
 * it alone says what is read, with whose rights and of which type. Making the map does nothing that
 * shows, and it keeps no function alive.
 */
const pollers = new WeakMap<Read<unknown>, Poller<unknown>>();

/**
 * Reads again and again, and yields the first value and then every one that has changed. A slow
 * consumer gets the newest only. Pauses while the page is hidden or offline, and catches up on
 * return; after failures it waits longer each time, up to ten times `every`, and as long as a
 * `RateLimitError` asks. Leaving the loop frees everything. Nothing is read before the first value
 * is asked for, and a read is over before the next begins.
 *
 * @param read - gives what is watched. Pass the same function, not a copy of it, to share its reads.
 * @throws InvalidRequestError, at once, when `every` is no such number; in the loop, when what was
 * read cannot be compared.
 *
 * @example
 * const read = ({ signal }: { signal: AbortSignal }) => connection.project("PRJ-7", { signal });
 * for await (const project of watch(read, { every: 10_000 })) console.log(project.name);
 */
export function watch<T>(read: Read<T>, options: WatchOptions<T>): Watch<T> {
  if (typeof read !== "function") {
    throw new InvalidRequestError(
      `watch needs the function that reads, but got ${typeof read}: pass ({ signal }) => connection.project("PRJ-7", { signal }).`,
    );
  }
  checkInterval(everyOf(options));
  return {
    [Symbol.asyncIterator]: () => createSubscription(() => pollerOf(read), options),
  };
}

/** What cannot be read says no interval. */
function everyOf(options: unknown): unknown {
  try {
    return typeof options === "object" && options !== null
      ? Reflect.get(options, "every")
      : undefined;
  } catch {
    return undefined;
  }
}

function pollerOf<T>(read: Read<T>): Poller<T> {
  const known = pollers.get(read);
  if (known !== undefined && isPollerOf(known, read)) {
    return known;
  }
  const poller = new Poller(read);
  pollers.set(read, poller);
  return poller;
}

/** The poller of a function gives what the function gives. */
function isPollerOf<T>(poller: Poller<unknown>, read: Read<T>): poller is Poller<T> {
  return poller.read === read;
}

import { fingerprint } from "./fingerprint.ts";
import { createLatestValue } from "./latest-value.ts";
import type { Poller } from "./poller.ts";
import type { WatchOptions } from "./options.ts";

interface Reading<T> {
  readonly value: T;
  /** As it was when it was read: the value itself may change under our hands. */
  readonly print: string;
}

/** The iterator of one loop. */
export interface Watching<T> extends AsyncIterator<T, undefined> {
  /** Ends watching, also for those who wait for the next value. */
  return(): Promise<IteratorResult<T, undefined>>;
}

/** One loop over what is watched; joins the others when its first value is asked for. */
export function createSubscription<T>(
  pollerOf: () => Poller<T>,
  options: WatchOptions<T>,
): Watching<T> {
  const { every, signal, equals, onError, onRecover } = options;
  let given: Reading<T> | undefined;
  let leave: (() => void) | undefined;
  const latest = createLatestValue<Reading<T>>((reading) => {
    given = reading;
  });

  function close(failure?: { readonly error: unknown }): void {
    latest.close(failure);
    signal?.removeEventListener("abort", abort);
    leave?.();
  }

  function abort(): void {
    close({ error: signal?.reason });
  }

  /** Code of the caller's: what it throws, or rejects with, ends this loop, and no other's. */
  async function guard(work: () => unknown): Promise<void> {
    if (latest.closed) {
      return;
    }
    try {
      await work();
    } catch (error) {
      close({ error });
    }
  }

  function take(value: T): void {
    const reading = { value, print: equals === undefined ? fingerprint(value) : "" };
    if (given === undefined || !isSame(given, reading)) {
      latest.put(reading);
    } else {
      // It changed and changed back before anybody looked.
      latest.clear();
    }
  }

  function isSame(before: Reading<T>, now: Reading<T>): boolean {
    return equals === undefined ? before.print === now.print : equals(before.value, now.value);
  }

  function start(): void {
    if (signal?.aborted === true) {
      abort();
      return;
    }
    signal?.addEventListener("abort", abort, { once: true });
    leave = pollerOf().join({
      every,
      take: (value) => void guard(() => take(value)),
      fail: (error) => void guard(() => onError?.(error)),
      recover: () => void guard(() => onRecover?.()),
    });
    if (latest.closed) {
      // What was read before already ended it, while it joined.
      leave();
    }
  }

  return {
    async next() {
      const next = latest.next();
      if (leave === undefined && !latest.closed) {
        start();
      }
      const { done, value } = await next;
      return done === true ? { done, value: undefined } : { done: false, value: value.value };
    },
    async return() {
      close();
      return { done: true, value: undefined };
    },
  };
}

import { untilAborted, throwIfAborted, reasonOf, abortWith } from "./abort.ts";

interface Run<T> {
  readonly promise: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * One run of `work` for however many callers wait for it. A caller that aborts leaves alone;
 * the work itself is aborted when the last one has left.
 */
export function singleFlight<T>(
  work: (signal: AbortSignal) => Promise<T>,
): (signal: AbortSignal | undefined) => Promise<T> {
  let current: Run<T> | undefined;

  function start(): Run<T> {
    const controller = new AbortController();
    const run: Run<T> = { promise: work(controller.signal), controller, waiting: 0 };
    const end = (): void => {
      if (current === run) {
        current = undefined;
      }
    };
    run.promise.then(end, end);
    return run;
  }

  return async (signal) => {
    throwIfAborted(signal);
    const run = (current ??= start());
    run.waiting += 1;
    try {
      return await untilAborted(run.promise, signal);
    } finally {
      run.waiting -= 1;
      if (run.waiting === 0 && current === run) {
        current = undefined;
        abortWith(run.controller, signal && reasonOf(signal));
      }
    }
  };
}

/**
 * Shares work by its key within one tick of the event loop. Later callers start work of their own,
 * because what they read must not be older than their question.
 */
export function shareWithinTick<T>(): {
  share(
    key: string,
    work: (signal: AbortSignal) => Promise<T>,
    signal: AbortSignal | undefined,
  ): Promise<T>;
  /** Ends the tick's sharing at once. Its own end may be late: browsers hold back timers of hidden pages. */
  end(): void;
} {
  const started = new Map<string, (signal: AbortSignal | undefined) => Promise<T>>();
  let ending = false;
  return {
    share: (key, work, signal) => {
      let shared = started.get(key);
      if (shared === undefined) {
        shared = singleFlight(work);
        started.set(key, shared);
        // One timer for all: when it fires, every tick that put something here is over.
        if (!ending) {
          ending = true;
          setTimeout(() => {
            ending = false;
            started.clear();
          });
        }
      }
      return shared(signal);
    },
    end: () => started.clear(),
  };
}

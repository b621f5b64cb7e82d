import { abortWith, reasonOf, throwIfAborted, untilAborted } from "./abort.ts";
import { type Pulse, startPulse } from "./pulse.ts";

interface Run<T> {
  readonly promise: Promise<T>;
  readonly controller: AbortController;
  readonly pulse: Pulse;
  waiting: number;
}

const lost = Symbol("lost");

/**
 * One run of `work` for however many callers wait for it. A caller that aborts leaves alone;
 * the work itself is aborted when the last one has left. Where the one who began it has vanished, the
 * next one begins anew.
 */
export function singleFlight<T>(
  work: (signal: AbortSignal) => Promise<T>,
): (signal: AbortSignal | undefined) => Promise<T> {
  let current: Run<T> | undefined;

  function start(): Run<T> {
    const controller = new AbortController();
    const pulse = startPulse();
    const run: Run<T> = { promise: work(controller.signal), controller, pulse, waiting: 0 };
    const end = (): void => {
      pulse.stop();
      if (current === run) {
        current = undefined;
      }
    };
    run.promise.then(end, end);
    return run;
  }

  return async (signal) => {
    throwIfAborted(signal);
    for (;;) {
      const joined = current;
      const run = (current ??= start());
      run.waiting += 1;
      try {
        const result = joined === undefined ? run.promise : orLost(run);
        const outcome = await untilAborted(result, signal);
        if (outcome !== lost) {
          return outcome;
        }
      } finally {
        run.waiting -= 1;
        if (run.waiting === 0 && current === run) {
          current = undefined;
          abortWith(run.controller, signal && reasonOf(signal));
        }
      }
      if (current === run) {
        current = undefined;
      }
    }
  };
}

/** What a run gives that another caller began; `lost` where that caller has vanished. */
async function orLost<T>({ promise, pulse }: Run<T>): Promise<T | typeof lost> {
  let watch: Pulse | undefined;
  const vanished = new Promise<typeof lost>((resolve) => {
    watch = startPulse(() => (pulse.isAlive ? undefined : resolve(lost)));
  });
  try {
    return await Promise.race([promise, vanished]);
  } finally {
    watch?.stop();
  }
}

/** Milliseconds after which a tick is over, also where the timer that ends it has vanished. */
const longestTick = 1_000;

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
  let began: number | undefined;
  return {
    share: (key, work, signal) => {
      const now = Date.now();
      if (began !== undefined && Math.abs(now - began) > longestTick) {
        began = undefined;
        started.clear();
      }
      let shared = started.get(key);
      if (shared === undefined) {
        shared = singleFlight(work);
        started.set(key, shared);
        // One timer for all: when it fires, every tick that put something here is over.
        if (began === undefined) {
          began = now;
          setTimeout(() => {
            began = undefined;
            started.clear();
          });
        }
      }
      return shared(signal);
    },
    end: () => started.clear(),
  };
}

import { singleFlight } from "../../client/single-flight.ts";

/** Does work once for all who ask for the same at the same time. */
export type ShareByKey<T> = (
  key: string,
  work: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
) => Promise<T>;

interface Shared<T> {
  readonly join: (signal: AbortSignal) => Promise<T>;
  waiting: number;
}

/** One who leaves does so alone: the work ends with the last who waits for it. */
export function shareByKey<T>(): ShareByKey<T> {
  const running = new Map<string, Shared<T>>();
  return async (key, work, signal) => {
    const shared = running.get(key) ?? { join: singleFlight(work), waiting: 0 };
    running.set(key, shared);
    shared.waiting += 1;
    try {
      return await shared.join(signal);
    } finally {
      shared.waiting -= 1;
      if (shared.waiting === 0) {
        running.delete(key);
      }
    }
  };
}

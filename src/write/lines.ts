import { untilAborted } from "../client/abort.ts";
import { createLimiter, type Limiter } from "../client/http/limiter.ts";

/** Lines of work, by a key such as an iteration's id: in one line one after the other, lines side by side. */
export interface Lines {
  /**
   * Waits for its turn, then works. The place is taken at once, so the order is that of the calls.
   * Work that fails, is aborted or vanishes makes room for the next, also when it does not listen to aborts.
   */
  wait<T>(key: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T>;
}

/** The line of one key, and how many are in it. */
interface Line {
  readonly limiter: Limiter;
  users: number;
}

export function createLines(): Lines {
  const lines = new Map<string, Line>();
  return {
    wait: async (key, signal, work) => {
      const line = lines.get(key) ?? { limiter: createLimiter(1), users: 0 };
      lines.set(key, line);
      line.users += 1;
      try {
        const release = await line.limiter.acquire(signal);
        try {
          return await untilAborted(work(), signal);
        } finally {
          release();
        }
      } finally {
        line.users -= 1;
        if (line.users === 0 && lines.get(key) === line) {
          lines.delete(key);
        }
      }
    },
  };
}

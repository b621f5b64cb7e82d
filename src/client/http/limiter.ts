import { onAbort, throwIfAborted } from "../abort.ts";

/** Lets so many through at once; the others wait in line and leave it when aborted. */
export interface Limiter {
  /** Resolves when there is room, to the function that gives the room back. */
  acquire(signal: AbortSignal | undefined): Promise<() => void>;
}

export function createLimiter(limit: number): Limiter {
  let free = limit;
  const line = new Set<() => void>();

  function release(): void {
    const [next] = line;
    if (next === undefined) {
      free += 1;
    } else {
      line.delete(next);
      next();
    }
  }

  return {
    acquire: async (signal) => {
      throwIfAborted(signal);
      if (free > 0) {
        free -= 1;
      } else {
        await new Promise<void>((resolve, reject) => {
          const enter = (): void => {
            stay();
            resolve();
          };
          line.add(enter);
          const stay = onAbort(signal, (reason) => {
            line.delete(enter);
            reject(reason);
          });
        });
      }
      return release;
    },
  };
}

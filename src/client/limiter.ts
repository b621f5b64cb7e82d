/** Lets so many through at once; the others wait in line and leave it when aborted. */
export interface Limiter {
  /** Resolves when there is room, to the function that gives the room back. */
  acquire(signal: AbortSignal): Promise<() => void>;
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
    acquire: (signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) {
          reject(signal.reason);
          return;
        }
        if (free > 0) {
          free -= 1;
          resolve(release);
          return;
        }
        const leave = (): void => {
          line.delete(enter);
          reject(signal.reason);
        };
        const enter = (): void => {
          signal.removeEventListener("abort", leave);
          resolve(release);
        };
        line.add(enter);
        signal.addEventListener("abort", leave, { once: true });
      }),
  };
}

import { onAbort, throwIfAborted } from "../abort.ts";
import { type Pulse, startPulse } from "../pulse.ts";

/** Lets so many through at once; the others wait in line and leave it when aborted. */
export interface Limiter {
  /** Resolves when there is room, to the function that gives the room back. */
  acquire(signal: AbortSignal | undefined): Promise<() => void>;
}

/** Makes a limiter. A place whose holder has vanished without giving it back is given to the next in line. */
export function createLimiter(limit: number): Limiter {
  const holders = new Set<Pulse>();
  const line = new Map<Pulse, () => void>();

  function admit(): void {
    for (const [pulse, enter] of line) {
      if (holders.size >= limit) {
        return;
      }
      line.delete(pulse);
      if (pulse.isAlive) {
        holders.add(pulse);
        enter();
      }
    }
  }

  function look(): void {
    for (const holder of holders) {
      if (!holder.isAlive) {
        holders.delete(holder);
      }
    }
    admit();
  }

  return {
    acquire: async (signal) => {
      throwIfAborted(signal);
      if (limit === Number.POSITIVE_INFINITY) {
        return () => undefined;
      }
      const pulse = startPulse(() => (line.has(pulse) ? look() : undefined));
      if (holders.size < limit) {
        holders.add(pulse);
      } else {
        await new Promise<void>((resolve, reject) => {
          line.set(pulse, () => {
            stay();
            resolve();
          });
          const stay = onAbort(signal, (reason) => {
            line.delete(pulse);
            pulse.stop();
            reject(reason);
          });
        });
      }
      return () => {
        pulse.stop();
        if (holders.delete(pulse)) {
          admit();
        }
      };
    },
  };
}

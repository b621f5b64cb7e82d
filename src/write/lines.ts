import { untilAborted, throwIfAborted } from "../client/abort.ts";

/** Lines of work, by a key such as an iteration's id: in one line one after the other, lines side by side. */
export interface Lines {
  /**
   * Waits for its turn, then works. The place is taken at once, so the order is that of the calls.
   * Work that fails or is aborted makes room for the next, also when it does not listen to aborts.
   */
  wait<T>(key: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T>;
}

/** A place in a line. */
interface Place {
  /** Ends when this place and all before it are free; never rejects. */
  free: Promise<void>;
}

export function createLines(): Lines {
  /** The last place of each line. */
  const lasts = new Map<string, Place>();
  return {
    wait: async (key, signal, work) => {
      throwIfAborted(signal);
      const before = lasts.get(key)?.free ?? Promise.resolve();
      let leave = (): void => undefined;
      const gone = new Promise<void>((resolve) => {
        leave = resolve;
      });
      const place: Place = { free: gone };
      lasts.set(key, place);
      // A place that is left early does not let the next one overtake those before.
      const becomeFree = async (): Promise<void> => {
        await before;
        await gone;
        if (lasts.get(key) === place) {
          lasts.delete(key);
        }
      };
      place.free = becomeFree();
      try {
        await untilAborted(before, signal);
        return await untilAborted(work(), signal);
      } finally {
        leave();
      }
    },
  };
}

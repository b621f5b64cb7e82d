/** A time limit that starts anew with each progress. */
export interface Clock {
  restart(): void;
  stop(): void;
}

/** Without a time limit it never rings. */
export function createClock(timeout: number | undefined, ring: () => void): Clock {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => clearTimeout(timer);
  return {
    restart: () => {
      stop();
      timer = timeout === undefined ? undefined : setTimeout(ring, timeout);
    },
    stop,
  };
}

/** Options of `createAttempts`. */
export interface AttemptsOptions {
  /** How many attempts one address has in a window; default 5. */
  readonly each?: number | undefined;
  /** How many all addresses have together; default 100. */
  readonly together?: number | undefined;
  /** Milliseconds of a window; default a minute. */
  readonly window?: number | undefined;
  /** The clock, in milliseconds; default `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/** Bounds how fast passwords can be tried. */
export interface Attempts {
  /** Counts an attempt, before it is made; seconds to wait where there are too many, else 0. */
  take(address: string): number;
  /** Forgets an address's attempts: it knew the password. */
  forgive(address: string): void;
}

/** Counts in windows of time, and forgets everything at the end of each: its memory is bounded. */
export function createAttempts(options: AttemptsOptions = {}): Attempts {
  const { each = 5, together = 100, window = 60_000, now = Date.now } = options;
  const counts = new Map<string, number>();
  let all = 0;
  let end = 0;

  return {
    take: (address) => {
      if (now() >= end) {
        counts.clear();
        all = 0;
        end = now() + window;
      }
      const count = counts.get(address) ?? 0;
      if (count >= each || all >= together) {
        return Math.max(1, Math.ceil((end - now()) / 1000));
      }
      counts.set(address, count + 1);
      all += 1;
      return 0;
    },
    forgive: (address) => {
      all -= counts.get(address) ?? 0;
      counts.delete(address);
    },
  };
}

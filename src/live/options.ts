/** Options of `watch`. */
export interface WatchOptions<T> {
  /**
   * Milliseconds from the end of one read to the next, 100 or more. Of several who watch the same
   * thing, the most impatient decides for all.
   */
  readonly every: number;
  /** Ends watching: the loop rejects with the signal's own reason. */
  readonly signal?: AbortSignal | undefined;
  /** When two readings count as the same; default: when their JSON is, in whatever order of keys. */
  readonly equals?: ((before: T, now: T) => boolean) | undefined;
  /**
   * Hears of every read that failed, also of one that failed just before the loop began; watching
   * goes on, more slowly. Without it nobody hears of them. What it throws, or rejects with, ends
   * the loop.
   */
  readonly onError?: ((error: unknown) => void) | undefined;
  /** Hears of the first read that succeeds after failed ones, before its value is given. */
  readonly onRecover?: (() => void) | undefined;
}

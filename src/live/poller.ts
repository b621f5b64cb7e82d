import { observeVisibility, type Visibility } from "../environment/visibility.ts";
import { backOff, largestFactor } from "./back-off.ts";
import { longestPause } from "./check-interval.ts";

/** Reads what is watched; the signal aborts when nobody watches any more. */
export type Read<T> = (options: { readonly signal: AbortSignal }) => T | PromiseLike<T>;

/** One who watches. None of its functions may throw. */
export interface Subscriber<T> {
  /** Milliseconds from the end of one read to the next. */
  readonly every: number;
  take(value: T): void;
  fail(error: unknown): void;
  recover(): void;
}

/** Reads the same thing repeatedly for all its subscribers, with one timer and one read at a time. */
export class Poller<T> {
  readonly read: Read<T>;
  readonly #subscribers = new Set<Subscriber<T>>();
  #visibility: Visibility | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The read on its way. */
  #current: AbortController | undefined;
  #latest: { readonly value: T } | undefined;
  /** Why the last read failed, if it did. */
  #failure: { readonly error: unknown } | undefined;
  #endedAt: number | undefined;
  #failures = 0;
  /** How many times the usual pause to wait now. */
  #factor = 1;
  /** What a server that is asked too often wants at least, in milliseconds. */
  #demanded = 0;

  constructor(read: Read<T>) {
    this.read = read;
  }

  /**
   * Begins to watch; what was read last is given at once, and so is the failure of the last try.
   * Gives the function that ends it.
   */
  join(subscriber: Subscriber<T>): () => void {
    this.#subscribers.add(subscriber);
    this.#visibility ??= observeVisibility(() => this.#wake());
    if (this.#latest !== undefined) {
      subscriber.take(this.#latest.value);
    }
    if (this.#failure !== undefined) {
      subscriber.fail(this.#failure.error);
    }
    this.#arrange();
    return () => this.#leave(subscriber);
  }

  #leave(subscriber: Subscriber<T>): void {
    if (!this.#subscribers.delete(subscriber)) {
      return;
    }
    if (this.#subscribers.size > 0) {
      this.#arrange();
      return;
    }
    clearTimeout(this.#timer);
    this.#visibility?.stop();
    this.#visibility = undefined;
    this.#current?.abort();
    this.#current = undefined;
    this.#latest = undefined;
    this.#endedAt = undefined;
    this.#succeeded();
  }

  /** The page is seen again or hidden, or the network comes or goes; a server that failed meanwhile is asked at its usual time. */
  #wake(): void {
    this.#factor = 1;
    this.#arrange();
  }

  #arrange(): void {
    clearTimeout(this.#timer);
    const idle = this.#current === undefined && this.#subscribers.size > 0;
    if (!idle || this.#visibility?.awake !== true) {
      return;
    }
    const wait = this.#wait();
    if (wait > 0) {
      this.#timer = setTimeout(() => this.#arrange(), wait);
    } else {
      void this.#readOnce();
    }
  }

  #wait(): number {
    if (this.#endedAt === undefined) {
      return 0;
    }
    const every = Math.min(...[...this.#subscribers].map((subscriber) => subscriber.every));
    // Tried all the same, because the device may be wrong about it.
    const factor = this.#visibility?.offline === true ? largestFactor : this.#factor;
    const pause = Math.min(Math.max(every * factor, this.#demanded), longestPause);
    // A clock that is set back must not stretch the pause.
    return Math.min(this.#endedAt + pause - Date.now(), pause);
  }

  async #readOnce(): Promise<void> {
    const controller = new AbortController();
    this.#current = controller;
    const tell = await this.#outcome(controller.signal);
    if (this.#current !== controller) {
      return;
    }
    this.#current = undefined;
    this.#endedAt = Date.now();
    tell();
    this.#arrange();
  }

  /** Never rejects: gives what is to be done when the read still matters. */
  async #outcome(signal: AbortSignal): Promise<() => void> {
    const { read } = this;
    try {
      const value = await read({ signal });
      return () => {
        const recovered = this.#failures > 0;
        this.#succeeded();
        this.#latest = { value };
        for (const subscriber of this.#subscribers) {
          if (recovered) {
            subscriber.recover();
          }
          subscriber.take(value);
        }
      };
    } catch (error) {
      return () => {
        this.#failure = { error };
        this.#failures += 1;
        this.#factor = backOff(this.#failures);
        this.#demanded = demandOf(error);
        for (const subscriber of this.#subscribers) {
          subscriber.fail(error);
        }
      };
    }
  }

  #succeeded(): void {
    this.#failure = undefined;
    this.#failures = 0;
    this.#factor = 1;
    this.#demanded = 0;
  }
}

/** The milliseconds that a `RateLimitError` asks to wait, of whichever copy of the library. */
function demandOf(error: unknown): number {
  if (typeof error !== "object" || error === null || !("retryAfter" in error)) {
    return 0;
  }
  const { retryAfter } = error;
  return typeof retryAfter === "number" && retryAfter > 0 ? retryAfter * 1000 : 0;
}

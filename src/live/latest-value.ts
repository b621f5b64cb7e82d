/** Hands each value to the caller that asks for the next one. A value that nobody took is replaced by a newer one. */
export interface LatestValue<T> {
  put(value: T): void;
  /** Takes back the value that nobody took. */
  clear(): void;
  /** Ends it: with an error for the next who asks, or quietly. */
  close(failure?: { readonly error: unknown }): void;
  readonly closed: boolean;
  next(): Promise<IteratorResult<T, undefined>>;
}

interface Waiting<T> {
  resolve(result: IteratorResult<T, undefined>): void;
  reject(error: unknown): void;
}

export function createLatestValue<T>(taken: (value: T) => void): LatestValue<T> {
  const waiting: Waiting<T>[] = [];
  let held: { readonly value: T } | undefined;
  let failure: { readonly error: unknown } | undefined;
  let closed = false;

  return {
    get closed() {
      return closed;
    },
    put(value) {
      const first = waiting.shift();
      if (first === undefined) {
        held = { value };
        return;
      }
      taken(value);
      first.resolve({ done: false, value });
    },
    clear() {
      held = undefined;
    },
    close(reason) {
      if (closed) {
        return;
      }
      closed = true;
      held = undefined;
      const first = reason === undefined ? undefined : waiting.shift();
      first?.reject(reason?.error);
      failure = first === undefined ? reason : undefined;
      for (const other of waiting.splice(0)) {
        other.resolve({ done: true, value: undefined });
      }
    },
    next() {
      return new Promise((resolve, reject) => {
        if (held !== undefined) {
          const { value } = held;
          held = undefined;
          taken(value);
          resolve({ done: false, value });
        } else if (failure !== undefined) {
          const { error } = failure;
          failure = undefined;
          reject(error);
        } else if (closed) {
          resolve({ done: true, value: undefined });
        } else {
          waiting.push({ resolve, reject });
        }
      });
    },
  };
}

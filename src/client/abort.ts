/** The reason of an abort. Signals of React Native know none. */
export function reasonOf(signal: AbortSignal): unknown {
  return "reason" in signal
    ? signal.reason
    : Object.assign(new Error("The operation was aborted."), { name: "AbortError" });
}

/** Throws the reason of an abort, where there was one; signals of React Native cannot do that themselves. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) {
    throw reasonOf(signal);
  }
}

/** Aborts with a reason, also where the platform's controllers take none. */
export function abortWith(controller: AbortController, reason: unknown): void {
  if (!("reason" in controller.signal)) {
    Object.defineProperty(controller.signal, "reason", { value: reason, configurable: true });
  }
  controller.abort(reason);
}

/** Acts on an abort with its reason, also on one long past; gives the function that stops to listen. */
export function onAbort(
  signal: AbortSignal | undefined,
  act: (reason: unknown) => void,
): () => void {
  const listener = (): void => act(signal && reasonOf(signal));
  if (signal?.aborted === true) {
    listener();
  } else {
    // `once`, because a promise that never settles would keep the listener.
    signal?.addEventListener("abort", listener, { once: true });
  }
  return () => signal?.removeEventListener("abort", listener);
}

/**
 * Gives work a controller of its own that follows `signal` until it is released. Long-lived signals
 * of callers are never handed on: every request made with one would leave a listener on it.
 */
export function follow(signal: AbortSignal | undefined): {
  readonly controller: AbortController;
  readonly release: () => void;
} {
  throwIfAborted(signal);
  const controller = new AbortController();
  return { controller, release: onAbort(signal, (reason) => abortWith(controller, reason)) };
}

/** Runs work under a controller that follows `signal`; when the work fails, whatever it left running ends. */
export async function withController<T>(
  signal: AbortSignal | undefined,
  work: (controller: AbortController) => Promise<T>,
): Promise<T> {
  const { controller, release } = follow(signal);
  try {
    return await work(controller);
  } catch (error) {
    abortWith(controller, error);
    throw error;
  } finally {
    release();
  }
}

/** Waits so many milliseconds. An abort ends the wait, and rejects with the signal's reason. */
export async function pause(time: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, time);
  });
  await untilAborted(over, signal).finally(() => clearTimeout(timer));
}

/** A promise that may be awaited later or never: until then its failure is no unhandled one. */
export function ignoreUnhandled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/**
 * Waits for `promise`, but no longer than `signal` allows: an abort rejects with the signal's own
 * reason, even where what is being waited for does not listen to signals. Leaves no listener behind.
 */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    promise.then(resolve, reject).finally(onAbort(signal, reject));
  });
}

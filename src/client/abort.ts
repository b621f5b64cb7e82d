/**
 * Waits for `promise`, but no longer than `signal` allows: an abort rejects with the signal's own
 * reason, even where what is being waited for does not listen to signals. Leaves no listener behind.
 */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) {
    return promise;
  }
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) {
      // The promise is nobody's now; its failure must not count as unhandled.
      promise.catch(() => undefined);
      abort();
      return;
    }
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

/**
 * Runs work under a controller of its own that follows `signal`. Long-lived signals of callers
 * are never handed on: every request made with one would leave a listener on it.
 */
export async function withController<T>(
  signal: AbortSignal | undefined,
  work: (controller: AbortController) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal?.reason);
  signal?.addEventListener("abort", abort, { once: true });
  try {
    return await work(controller);
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}

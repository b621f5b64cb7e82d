/** A controller that follows a signal, until it is told to let go. */
interface Following {
  readonly controller: AbortController;
  readonly release: () => void;
}

/**
 * Gives work a controller of its own that follows `signal`. Long-lived signals of callers are never
 * handed on: every request made with one would leave a listener on it.
 */
export function follow(signal: AbortSignal | undefined): Following {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal?.reason);
  signal?.addEventListener("abort", abort);
  return { controller, release: () => signal?.removeEventListener("abort", abort) };
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
    controller.abort(error);
    throw error;
  } finally {
    release();
  }
}

/** A promise whose failure is told by whoever awaits it later, or by nobody. */
export function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/**
 * Waits for `promise`, but no longer than `signal` allows: an abort rejects with the signal's own
 * reason, even where what is being waited for does not listen to signals. Leaves no listener behind.
 */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => reject(signal?.reason);
    signal?.addEventListener("abort", abort);
    promise.then(resolve, reject).finally(() => signal?.removeEventListener("abort", abort));
    if (signal?.aborted === true) {
      abort();
    }
  });
}

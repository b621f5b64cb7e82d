import { InvalidRequestError } from "../errors.ts";
import { throwIfAborted } from "./throw-if-aborted.ts";
import type { ReadOptions, ShownConnection } from "./inputs.ts";

/** A branch that could not be read. */
export interface BranchError {
  /** The way to it, such as `["PRJ-7", "phases", "PHA-3", "reviews"]`. */
  readonly path: readonly string[];
  readonly error: unknown;
}

/** How far the reading has come. */
export interface Progress {
  readonly done: number;
  /** All branches known by now: more may be found on the way. */
  readonly total: number;
  /** The branch that was just read. */
  readonly path: readonly string[];
}

/** Options of everything that reads many branches. */
export interface BranchOptions extends ReadOptions {
  /** Branches read at once; default 4. Where a connection asks several reads in one request, it counts requests. */
  readonly concurrency?: number | undefined;
  /** Hears of every branch that was read, or could not be. What it throws ends the reading. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Reads branches side by side. */
export interface Branches {
  readonly errors: BranchError[];
  /** Reads one when there is room; one that fails is noted and gives undefined. */
  read<T>(
    path: readonly string[],
    work: (options: { readonly signal: AbortSignal }) => PromiseLike<T>,
  ): Promise<{ readonly value: T } | undefined>;
}

/** Does work that reads branches; an abort rejects with the signal's own reason, and ends all of them. */
export async function withBranches<T>(
  { signal, concurrency = 4, onProgress }: BranchOptions,
  work: (branches: Branches) => Promise<T>,
  connection: ShownConnection = {},
): Promise<T> {
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new InvalidRequestError(
      `concurrency must be a whole number from 1 up, but is ${concurrency}.`,
    );
  }
  throwIfAborted(signal);
  const controller = new AbortController();
  const waiting: (() => void)[] = [];
  let free = concurrency * (connection.batch ?? 1);
  const progress = { done: 0, total: 0 };
  const errors: BranchError[] = [];

  async function read<Value>(
    path: readonly string[],
    branch: (options: { readonly signal: AbortSignal }) => PromiseLike<Value>,
  ): Promise<{ readonly value: Value } | undefined> {
    progress.total += 1;
    if (free > 0) {
      free -= 1;
    } else {
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    try {
      throwIfAborted(controller.signal);
      return { value: await branch({ signal: controller.signal }) };
    } catch (error) {
      errors.push({ path, error });
      return undefined;
    } finally {
      report(path);
      release();
    }
  }

  function report(path: readonly string[]): void {
    if (controller.signal.aborted) {
      return;
    }
    progress.done += 1;
    try {
      onProgress?.({ ...progress, path });
    } catch (error) {
      // Rejects all the reading, and keeps those who wait from beginning.
      controller.abort(error);
    }
  }

  function release(): void {
    const next = waiting.shift();
    if (next === undefined) {
      free += 1;
    } else {
      next();
    }
  }

  const abort = (): void => controller.abort(signal?.reason);
  signal?.addEventListener("abort", abort, { once: true });
  try {
    // Also where what is read does not listen to signals.
    const aborted = new Promise<never>((_, reject) => {
      controller.signal.addEventListener("abort", () => reject(controller.signal.reason));
    });
    // Nobody waits for it when the work throws before it gives a promise.
    aborted.catch(() => undefined);
    return await Promise.race([work({ errors, read }), aborted]);
  } finally {
    signal?.removeEventListener("abort", abort);
    controller.abort();
  }
}

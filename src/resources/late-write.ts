import { checkCall } from "../client/check-call.ts";
import type { Client } from "../client/client.ts";
import { copyPlain } from "../client/copy-plain.ts";
import { field } from "../client/field.ts";
import { isError } from "../client/is-error.ts";
import type { CodeOption } from "../environment/code-option.ts";
import { kindOf } from "../environment/source.ts";
import type { WritingEnvironment } from "../environment/writing.ts";
import { InvalidRequestError, isVecticeError, NetworkError } from "../errors.ts";
import type * as Writer from "../write/index.ts";
import type { WriteRuntime } from "../write/runtime.ts";

/**
 * Works with the write half, which is loaded when it is first needed. Calls start in their order, with what
 * was given as it was when they were made.
 */
export type LateWrite = <Given extends readonly unknown[], T>(
  given: readonly [...Given],
  work: (writer: typeof Writer, runtime: WriteRuntime, ...given: Given) => Promise<T>,
) => Promise<T>;

/** The write half of one connection. */
export function lateWrite(
  client: Client,
  loadEnvironment: () => Promise<WritingEnvironment>,
  code: CodeOption | undefined,
): LateWrite {
  let loaded: readonly [typeof Writer, WriteRuntime] | undefined;
  /** Calls that have not started. */
  let waiting = 0;
  const load = async (): Promise<NonNullable<typeof loaded>> => {
    try {
      const [writer, environment] = await Promise.all([
        import("../write/index.ts"),
        loadEnvironment(),
      ]);
      return (loaded = [writer, { client, environment, lines: writer.createLines(), code }]);
    } catch (cause) {
      loading = undefined;
      throw new NetworkError(
        "What writes could not be loaded: is its file beside the others, and are you online?",
        { cause },
      );
    }
  };
  let loading: ReturnType<typeof load> | undefined;
  return async (given, work) => {
    // The last of what is given are the call's options, which may be absent.
    const options: unknown = given[given.length - 1];
    try {
      checkCall(options === undefined ? {} : options);
      // What is written is read before the first `await` of the work: at once, so that no copy is needed.
      if (loaded !== undefined && waiting === 0) {
        return await work(...loaded, ...given);
      }
      const kept = copyPlain(given);
      waiting += 1;
      let half: NonNullable<typeof loaded>;
      try {
        half = await (loading ??= load());
      } finally {
        waiting -= 1;
      }
      return await work(...half, ...kept);
    } catch (error) {
      throw client.cleanError(
        isVecticeError(error) || isAborted(options) ? error : unreadable(error),
      );
    }
  };
}

function isAborted(options: unknown): boolean {
  try {
    return field(field(options, "signal"), "aborted") === true;
  } catch {
    return false;
  }
}

/** What was given may hold, at any depth, what throws when it is looked at. */
function unreadable(cause: unknown): InvalidRequestError {
  return new InvalidRequestError(
    `What was given cannot be read: ${isError(cause) ? cause.message : kindOf(cause)}. ` +
      "A member of it throws, or is a revoked proxy. Give plain values.",
    { cause },
  );
}

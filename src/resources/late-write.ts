import { checkCall } from "../client/check-call.ts";
import type { Client } from "../client/client.ts";
import { copyPlain } from "../client/copy-plain.ts";
import type { CodeOption } from "../environment/code-option.ts";
import type { WritingEnvironment } from "../environment/writing.ts";
import { NetworkError } from "../errors.ts";
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
    try {
      // The last of what is given are the call's options, which may be absent.
      const options = given[given.length - 1];
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
      throw client.cleanError(error);
    }
  };
}

import type { Client } from "../client/client.ts";
import type { CodeOption } from "../environment/code-option.ts";
import type { WritingEnvironment } from "../environment/writing.ts";
import { NetworkError } from "../errors.ts";
import type * as Writer from "../write/index.ts";
import type { WriteRuntime } from "../write/runtime.ts";

/** Works with the write half, which is loaded when it is first needed. Calls start in their order. */
export type LateWrite = <T>(
  work: (writer: typeof Writer, runtime: WriteRuntime) => Promise<T>,
) => Promise<T>;

/** The write half of one connection. */
export function lateWrite(
  client: Client,
  loadEnvironment: () => Promise<WritingEnvironment>,
  code: CodeOption | undefined,
): LateWrite {
  const load = async (): Promise<readonly [typeof Writer, WriteRuntime]> => {
    try {
      const [writer, environment] = await Promise.all([
        import("../write/index.ts"),
        loadEnvironment(),
      ]);
      return [writer, { client, environment, lines: writer.createLines(), code }];
    } catch (cause) {
      loading = undefined;
      throw new NetworkError(
        "What writes could not be loaded: is its file beside the others, and are you online?",
        { cause },
      );
    }
  };
  let loading: ReturnType<typeof load> | undefined;
  return async (work) => {
    try {
      return await work(...(await (loading ??= load())));
    } catch (error) {
      throw client.cleanError(error);
    }
  };
}

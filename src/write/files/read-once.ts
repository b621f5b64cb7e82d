import { quoted } from "../../client/text/excerpt.ts";
import { InvalidRequestError, isVecticeError } from "../../errors.ts";
import type { FileChunks } from "./open-file.ts";

/** Chunks on their way to the server. */
interface ReadOnce extends AsyncIterable<Uint8Array<ArrayBuffer>> {
  /** Why the source could not be read to its end. Part of it was sent by then. */
  readonly failure: InvalidRequestError | undefined;
  /** Tells the source that no more is wanted. */
  end(): void;
}

/** Remembers why a source failed: platforms tell that only as a connection that was dropped. */
export function readOnce(chunks: FileChunks, name: string): ReadOnce {
  const facts = { resource: "file", reference: name, maybeApplied: true };
  let failure: InvalidRequestError | undefined;
  async function* all(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    try {
      yield* chunks;
    } catch (cause) {
      const why = isVecticeError(cause)
        ? cause.message
        : `The stream of the file ${quoted(name)} failed while it was sent.`;
      failure = new InvalidRequestError(why, { ...facts, cause });
      throw failure;
    }
  }
  return {
    [Symbol.asyncIterator]: all,
    get failure() {
      return failure;
    },
    end: () => {
      chunks.cancel(undefined).catch(() => undefined);
    },
  };
}

import { quoted } from "../../client/text/excerpt.ts";
import { InvalidRequestError, isVecticeError } from "../../errors.ts";
import type { FileChunks } from "./open-file.ts";

/** Chunks on their way to the server. */
interface ReadOnce extends AsyncIterable<Uint8Array<ArrayBuffer>> {
  /** Why the source could not be read to its end. Part of it was sent by then. */
  readonly failure: InvalidRequestError | undefined;
  /** How many bytes were read. */
  readonly read: number;
  /** Tells the source that no more is wanted. */
  end(): void;
}

/** Remembers why a source failed: platforms tell that only as a connection that was dropped. */
export function readOnce(chunks: FileChunks, name: string): ReadOnce {
  const facts = { resource: "file", reference: name, maybeApplied: true };
  let failure: InvalidRequestError | undefined;
  let read = 0;
  async function* all(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    try {
      for await (const chunk of chunks) {
        read += chunk.length;
        yield chunk;
      }
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
    get read() {
      return read;
    },
    end: () => {
      chunks.cancel(undefined).catch(() => undefined);
    },
  };
}

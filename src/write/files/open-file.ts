import { quoted } from "../../client/text/excerpt.ts";
import { untilAborted } from "../../client/abort.ts";
import { isVecticeError, InvalidRequestError } from "../../errors.ts";
import { kindOf } from "../../environment/source.ts";
import { isBlob, isBytes, isDiskFile, isStream } from "./file-input.ts";
import { checkFree, checkSize, type FileSource, mostUploadBytes } from "./file-source.ts";

/** A file that can be sent: a Blob as often as one likes, chunks once. */
export type OpenFile =
  | { readonly name: string; readonly type: string; readonly blob: Blob }
  | { readonly name: string; readonly type: string; readonly chunks: FileChunks };

/** The bytes of a stream, of which the first chunk was read. */
export interface FileChunks extends AsyncIterable<Uint8Array<ArrayBuffer>> {
  /** Tells the source that no more is wanted. */
  cancel(reason: unknown): Promise<void>;
}

/**
 * Looks at a file before it is sent: at the disk, or at the first chunk of a stream. Refuses what
 * is empty, too large or not there. Where the platform sends no streams, `whole` reads one first.
 */
export async function openFile(
  { name, type, content }: FileSource,
  { whole, signal }: { readonly whole: boolean; readonly signal?: AbortSignal | undefined },
): Promise<OpenFile> {
  if (isDiskFile(content)) {
    const { folder } = await content.look();
    if (folder) {
      throw new InvalidRequestError(
        `${quoted(content.path)} is a folder. Only sources of datasets can be folders: give a file.`,
        { resource: "file", reference: content.path },
      );
    }
  }
  const blob = isDiskFile(content) ? await content.open() : content;
  if (isBlob(blob)) {
    checkSize(blob.size, name);
    return { name, type, blob };
  }
  const chunks = await begun(blob, name, signal);
  return whole
    ? { name, type, blob: await wholeOf(chunks, name, type, signal) }
    : { name, type, chunks };
}

/** Reads the first chunk that is not empty. */
async function begun(
  content: ReadableStream<unknown> | AsyncIterable<unknown>,
  name: string,
  signal: AbortSignal | undefined,
): Promise<FileChunks> {
  const { next, cancel } = readerOf(content, name);
  const read = async (): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    for (;;) {
      const { done, value } = await next();
      if (done === true) {
        return undefined;
      }
      if (!isBytes(value)) {
        throw new InvalidRequestError(
          `The stream of the file ${quoted(name)} gives ${kindOf(value)}; it must give bytes (Uint8Array).`,
          { resource: "file", reference: name },
        );
      }
      const chunk = new Uint8Array(value);
      if (chunk.length > 0) {
        return chunk;
      }
    }
  };
  let first: Uint8Array<ArrayBuffer> | undefined;
  try {
    first = await untilAborted(read(), signal);
    checkSize(first?.length ?? 0, name);
  } catch (error) {
    cancel(error).catch(() => undefined);
    throw isVecticeError(error) || signal?.aborted === true ? error : unreadable(name, error);
  }
  async function* all(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    let sum = 0;
    try {
      for (let chunk = first; chunk !== undefined; chunk = await read()) {
        first = undefined;
        sum += chunk.length;
        if (sum > mostUploadBytes) {
          checkSize(sum, name);
        }
        yield chunk;
      }
    } finally {
      // Also where it was read to its end, which then is nothing to the source.
      cancel(undefined).catch(() => undefined);
    }
  }
  return { [Symbol.asyncIterator]: () => all(), cancel };
}

function readerOf(
  content: ReadableStream<unknown> | AsyncIterable<unknown>,
  name: string,
): {
  readonly next: () => Promise<{ readonly done?: boolean | undefined; readonly value?: unknown }>;
  readonly cancel: (reason: unknown) => Promise<void>;
} {
  if (isStream(content)) {
    // Also one that was given twice: by then the other one reads it.
    checkFree(content, name);
    const reader = content.getReader();
    return { next: () => reader.read(), cancel: (reason) => reader.cancel(reason) };
  }
  const iterator = content[Symbol.asyncIterator]();
  return {
    next: async () => iterator.next(),
    cancel: async () => {
      await iterator.return?.();
    },
  };
}

async function wholeOf(
  chunks: FileChunks,
  name: string,
  type: string,
  signal: AbortSignal | undefined,
): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const collect = async (): Promise<void> => {
    for await (const chunk of chunks) {
      parts.push(chunk);
    }
  };
  try {
    await untilAborted(collect(), signal);
  } catch (error) {
    chunks.cancel(error).catch(() => undefined);
    throw isVecticeError(error) || signal?.aborted === true ? error : unreadable(name, error);
  }
  return new Blob(parts, { type });
}

/** The source of a file failed before anything was sent. */
function unreadable(name: string, cause: unknown): InvalidRequestError {
  return new InvalidRequestError(`The file ${quoted(name)} cannot be read. Nothing was sent.`, {
    resource: "file",
    reference: name,
    cause,
  });
}

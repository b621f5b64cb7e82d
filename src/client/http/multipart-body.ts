import { chunksOfBlob, isChunks } from "./chunks-of-blob.ts";

/** A file as it is sent. */
export interface SentFile {
  readonly name: string;
  /** Its media type; empty where it is not known. */
  readonly type: string;
  readonly content: Blob | AsyncIterable<Uint8Array>;
}

interface MultipartBody {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ReadableStream<Uint8Array>;
}

/**
 * The form of an upload as a stream, which reads the file no faster than it is sent. The platform's own
 * forms do: Node's reads a whole file ahead, and ends the process when the server answers half-way.
 */
export function multipartBody(
  { name, type, content }: SentFile,
  progress?: (loaded: number) => void,
): MultipartBody {
  const { head, tail, type: contentType } = formAround(name, type);
  async function* all(): AsyncGenerator<Uint8Array, void> {
    yield head;
    let loaded = 0;
    for await (const chunk of isChunks(content) ? content : chunksOfBlob(content)) {
      for (let place = 0; place < chunk.length; place += mostAtOnce) {
        const piece = chunk.subarray(place, place + mostAtOnce);
        yield piece;
        loaded += piece.length;
        progress?.(loaded);
      }
    }
    yield tail;
  }
  const length = isChunks(content)
    ? {}
    : { "content-length": String(head.length + content.size + tail.length) };
  return {
    headers: { ...length, "content-type": contentType },
    body: streamOf(all()),
  };
}

/**
 * The form of an upload as a Blob, which every fetch of one's own can send: forms are known to the fetch alone
 * that they came with, as that of the package undici is not Node's.
 */
export function multipartBlob({ name, type }: Omit<SentFile, "content">, content: Blob): Blob {
  const form = formAround(name, type);
  return new Blob([form.head, content, form.tail], { type: form.type });
}

/** What stands around the file. */
function formAround(
  name: string,
  type: string,
): {
  readonly head: Uint8Array<ArrayBuffer>;
  readonly tail: Uint8Array<ArrayBuffer>;
  readonly type: string;
} {
  const boundary = `----vectice${crypto.randomUUID().replaceAll("-", "")}`;
  const encoder = new TextEncoder();
  const head = encoder.encode(
    // As forms write names: only quotes are replaced, the rest travels as UTF-8.
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name.replaceAll('"', "%22")}"\r\n` +
      `Content-Type: ${/^[\x20-\x7e]+$/.test(type) ? type : "application/octet-stream"}\r\n\r\n`,
  );
  const tail = encoder.encode(`\r\n--${boundary}--\r\n`);
  return { head, tail, type: `multipart/form-data; boundary=${boundary}` };
}

/** What is in memory comes as one chunk, of which progress would show nothing. */
const mostAtOnce = 262_144;

function streamOf(source: AsyncGenerator<Uint8Array, void>): ReadableStream<Uint8Array> {
  let cancelled = false;
  return new ReadableStream(
    {
      pull: async (out) => {
        const next: IteratorResult<Uint8Array, void> = await source.next();
        if (cancelled) {
          return;
        }
        if (next.done === true) {
          out.close();
        } else {
          out.enqueue(next.value);
        }
      },
      cancel: async () => {
        cancelled = true;
        await source.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

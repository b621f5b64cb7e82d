import { createHash } from "node:crypto";
import { createGitReader } from "./git.ts";
import { uploadForm } from "./upload-form.ts";
import { variable } from "./variable.ts";
import type { OutgoingFile, StreamingHash, Upload, WritingEnvironment } from "./writing.ts";

/** Writing from Node, and from Deno and Bun. */
export const nodeWriting: WritingEnvironment = {
  createSha256,
  git: /* @__PURE__ */ createGitReader(),
  variable,
  sendsStreams: true,
  send: ({ url, headers, signal, file, fetch, counted, progress }) => {
    const counter = counted && fetch === undefined ? progress : undefined;
    const init = { method: "POST", signal, ...bodyOf(file, headers, counter) };
    return fetch === undefined
      ? // Node's fetch keeps a copy of the whole upload in case it has to follow: unless it must not.
        globalThis.fetch(url, { ...init, redirect: "error" }).catch(redirectResponse)
      : fetch(url, { ...init, redirect: "manual" });
  },
};

/** Stands for a redirect: where it led is not told. */
function redirectResponse(error: unknown): Response {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (/redirect/i.test(cause.message)) {
      return Object.defineProperty(Response.error(), "type", { value: "opaqueredirect" });
    }
  }
  throw error;
}

function createSha256(): StreamingHash {
  const hash = createHash("sha256");
  return { update: (chunk) => void hash.update(chunk), hex: () => hash.digest("hex") };
}

type Body = Pick<RequestInit, "headers" | "body"> & { readonly duplex?: "half" };

function bodyOf(
  file: OutgoingFile,
  headers: Upload["headers"],
  progress: Upload["progress"] | undefined,
): Body {
  const { name, type, content } = file;
  if (content instanceof Blob) {
    if (progress === undefined) {
      return { headers, body: uploadForm(file) };
    }
    const form = new FormData();
    form.append("file", new CountedFile(content, name, type, progress));
    return { headers, body: form };
  }
  const boundary = `----vectice${crypto.randomUUID().replaceAll("-", "")}`;
  return {
    headers: { ...headers, "content-type": `multipart/form-data; boundary=${boundary}` },
    body: streamOf(multipart({ name, type, content }, boundary, progress)),
    duplex: "half",
  };
}

function streamOf(source: AsyncGenerator<Uint8Array, void>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: async (out) => {
      const next: IteratorResult<Uint8Array, void> = await source.next();
      if (next.done === true) {
        out.close();
      } else {
        out.enqueue(next.value);
      }
    },
    cancel: async () => {
      await source.return(undefined);
    },
  });
}

/** A file whose bytes are counted as fetch reads them. */
class CountedFile extends File {
  readonly #progress: (loaded: number) => void;

  constructor(content: Blob, name: string, type: string, progress: (loaded: number) => void) {
    super([content], name, { type });
    this.#progress = progress;
  }

  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    let loaded = 0;
    return super.stream().pipeThrough(
      new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform: (chunk, controller) => {
          loaded += chunk.length;
          this.#progress(loaded);
          controller.enqueue(chunk);
        },
      }),
    );
  }
}

/** The form of an upload whose bytes come from a stream. */
async function* multipart(
  { name, type, content }: OutgoingFile & { readonly content: AsyncIterable<Uint8Array> },
  boundary: string,
  progress: Upload["progress"] | undefined,
): AsyncGenerator<Uint8Array, void> {
  const encoder = new TextEncoder();
  // As forms write names: the part's other characters travel as they are.
  const quotedName = name.replaceAll('"', "%22");
  yield encoder.encode(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${quotedName}"\r\n` +
      `Content-Type: ${/^[\x20-\x7e]+$/.test(type) ? type : "application/octet-stream"}\r\n\r\n`,
  );
  let loaded = 0;
  for await (const chunk of content) {
    yield chunk;
    loaded += chunk.length;
    progress?.(loaded);
  }
  yield encoder.encode(`\r\n--${boundary}--\r\n`);
}

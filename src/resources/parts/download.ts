import { checkCall } from "../../client/check-call.ts";
import { about } from "../../client/about.ts";
import { decodeUtf8 } from "../../client/text/decode-utf8.ts";
import { isWellFormed } from "../../client/text/well-formed.ts";
import type { CallOptions } from "../../client/client.ts";
import { countDownload, type ReadOptions } from "../../client/http/download-progress.ts";
import { quoted } from "../../client/text/excerpt.ts";
import type { SaveOptions } from "../../environment/environment.ts";
import { kindOf } from "../../environment/source.ts";
import { InvalidRequestError } from "../../errors.ts";
import type { Holder } from "./attachment.ts";
import type { Runtime } from "../reading/runtime.ts";
import { fileNameOf, safeFileName } from "../../client/text/file-name.ts";

declare global {
  /** What the runtime is able to do: the entry of the package that fits it declares that. */
  interface VecticeRuntime {}
}

/** What can be done with files where there are files; Node's entry makes it certain. */
export interface FileSaving {
  /**
   * Writes it as it comes, to this folder, path or `file:` URL, by default under its own name into the
   * working directory. In a folder, a file that is there is replaced only with `overwrite: true`; by its
   * own path it always is. Nothing is replaced before all has come. Resolves to the path written.
   * `onProgress` is told how many bytes are written, the last time after the file is in its place.
   *
   * @throws {@link InvalidRequestError} when the place cannot be written, or a file is there already
   * @example
   * const path = await (await version.download("roc.png")).save("plots/", { overwrite: true });
   */
  save(path?: string | URL, options?: SaveOptions): Promise<string>;
}

type SavingHere = VecticeRuntime extends { readonly files: true }
  ? FileSaving
  : Partial<FileSaving>;

// Older compilers know one `Uint8Array` only: what `of` gives is the one that is not shared in all of them.
/**
 * A file on its way. Read it once: by `stream`, or by one of the methods. Until it is read to its end
 * or `stream` is cancelled, it keeps its connection and listens to the signal that it was asked with;
 * it does not count among the requests that `concurrency` allows, so that many may be opened first
 * and read later.
 */
export interface Download extends SavingHere {
  /** What the server calls the file; never a path. */
  readonly name: string;
  /** Its media type, such as `text/csv`. */
  readonly type: string;
  /** Its size in bytes, where the server says. */
  readonly size?: number;
  /** Its bytes as they come; who reads them counts them. */
  readonly stream: ReadableStream<ReturnType<typeof Uint8Array.of>>;
  /**
   * All of it as a `Blob` of its media type, for an address that a page shows.
   *
   * @example
   * const picture = await file.blob({ onProgress: ({ done, total = done }) => (bar.value = done / total) });
   */
  blob(options?: ReadOptions): Promise<Blob>;
  /** All of it as text, read as UTF-8. */
  text(options?: ReadOptions): Promise<string>;
  /** All of it. */
  bytes(options?: ReadOptions): Promise<ReturnType<typeof Uint8Array.of>>;
}

/** Gives a file its `save` where there are files. */
function withSaving(file: Omit<Download, "save">, saving: FileSaving | undefined): Download;
function withSaving(file: object, saving: FileSaving | undefined): object {
  return { ...file, ...saving };
}

/** Opens a file of a version or an iteration: `GET /api/attachments/{kind}/{id}/{name}`. */
export async function downloadOf(
  { client, save }: Runtime,
  holder: Holder,
  name: string,
  options: CallOptions,
): Promise<Download> {
  // A dot segment would be resolved away, and ask for another path.
  if (typeof name !== "string" || /^\.{0,2}$/.test(name) || !isWellFormed(name)) {
    const shown = typeof name === "string" ? quoted(name) : kindOf(name);
    throw new InvalidRequestError(`${shown} is no name of a file.`, {
      resource: "file",
    });
  }
  const { headers, body } = await client.download(
    `api/attachments/${holder.kind.toLowerCase()}/${holder.id}/${encodeURIComponent(name)}`,
    "download",
    name,
    about(options, {
      resource: "file",
      reference: name,
      hint: "attachments() lists the files there are.",
    }),
  );
  const { stream, size, held } = body;
  const type = headers.get("content-type") ?? "";
  const fileName = fileNameOf(headers.get("content-disposition")) ?? safeFileName(name) ?? "file";
  const unread = (): ReadableStream<ReturnType<typeof Uint8Array.of>> => {
    if (stream.locked || body.begun) {
      throw new InvalidRequestError(
        `${quoted(fileName)} was already read. Call download() again.`,
        { resource: "file" },
      );
    }
    return stream;
  };
  // Read by hand: a `Response` around the stream would put the platform's error in place of ours.
  const chunksOf = async (
    reading: ReadOptions = {},
  ): Promise<ReturnType<typeof Uint8Array.of>[]> => {
    checkCall(reading);
    const reader = unread().getReader();
    const counter = countDownload(size, reading, client.logger);
    const chunks = [];
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      chunks.push(chunk.value);
      counter.add(chunk.value.length);
    }
    counter.end();
    return chunks;
  };
  // Not by way of a Blob: that of React Native takes no bytes.
  const bytes = async (reading?: ReadOptions): Promise<ReturnType<typeof Uint8Array.of>> =>
    joined(await chunksOf(reading));
  const file = {
    name: fileName,
    type,
    ...(size === undefined ? {} : { size }),
    stream,
    blob: async (reading?: ReadOptions) => {
      if (!held && !blobTakesBytes()) {
        throw new InvalidRequestError(
          `${quoted(fileName)} cannot be a Blob, because the platform's takes no bytes. Read it by text() or bytes().`,
          { resource: "file" },
        );
      }
      const chunks = await chunksOf(reading);
      return held?.()?.slice(0, undefined, type) ?? new Blob(chunks, { type });
    },
    text: async (reading?: ReadOptions) => decodeUtf8(await bytes(reading)),
    bytes,
  };
  return withSaving(
    file,
    save && {
      save: async (path, saving = {}) => {
        const { onProgress } = checkCall(saving);
        return save(
          unread(),
          fileName,
          path,
          saving,
          countDownload(size, { onProgress }, client.logger),
        );
      },
    },
  );
}

/** That of React Native takes text and other Blobs alone. */
function blobTakesBytes(): boolean {
  try {
    return new Blob([new Uint8Array(1)]).size === 1;
  } catch {
    return false;
  }
}

function joined(
  chunks: readonly ReturnType<typeof Uint8Array.of>[],
): ReturnType<typeof Uint8Array.of> {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let place = 0;
  for (const chunk of chunks) {
    whole.set(chunk, place);
    place += chunk.length;
  }
  return whole;
}

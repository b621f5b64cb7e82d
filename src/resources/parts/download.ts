import { isWellFormed } from "../../client/text/well-formed.ts";
import type { CallOptions } from "../../client/client.ts";
import { quoted } from "../../client/text/excerpt.ts";
import type { SaveOptions } from "../../environment/environment.ts";
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
  readonly stream: ReadableStream<ReturnType<typeof Uint8Array.of>>;
  blob(): Promise<Blob>;
  text(): Promise<string>;
  bytes(): Promise<ReturnType<typeof Uint8Array.of>>;
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
    throw new InvalidRequestError(`${JSON.stringify(name)} is no name of a file.`, {
      resource: "file",
    });
  }
  const { headers, body } = await client.download(
    `api/attachments/${holder.kind.toLowerCase()}/${holder.id}/${encodeURIComponent(name)}`,
    "download",
    name,
    {
      ...options,
      subject: {
        resource: "file",
        reference: name,
        hint: "attachments() lists the files there are.",
      },
    },
  );
  const { stream, size } = body;
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
  const chunksOf = async (): Promise<ReturnType<typeof Uint8Array.of>[]> => {
    const reader = unread().getReader();
    const chunks = [];
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      chunks.push(chunk.value);
    }
    return chunks;
  };
  // Not by way of a Blob: that of React Native takes no bytes.
  const bytes = async (): Promise<ReturnType<typeof Uint8Array.of>> => joined(await chunksOf());
  const file = {
    name: fileName,
    type,
    ...(size === undefined ? {} : { size }),
    stream,
    blob: async () => new Blob(await chunksOf(), { type }),
    text: async () => new TextDecoder().decode(await bytes()),
    bytes,
  };
  return withSaving(
    file,
    save && { save: async (path, options = {}) => save(unread(), fileName, path, options) },
  );
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

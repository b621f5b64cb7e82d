import type { CallOptions } from "../../client/client.ts";
import type { Body } from "../../client/http/download-body.ts";
import { quoted } from "../../client/text/excerpt.ts";
import { InvalidRequestError } from "../../errors.ts";
import type { Holder } from "./attachment.ts";
import type { Runtime } from "../reading/runtime.ts";
import { fileNameOf, safeFileName } from "../../client/text/file-name.ts";

/**
 * A file on its way. Read it once: by `stream`, or by one of the methods. Until it is read to its end
 * or `stream` is cancelled, it keeps its connection and listens to the signal that it was asked with;
 * it does not count among the requests that `concurrency` allows, so that many may be opened first
 * and read later.
 */
export interface Download {
  /** What the server calls the file; never a path. */
  readonly name: string;
  /** Its media type, such as `text/csv`. */
  readonly type: string;
  /** Its size in bytes, where the server says. */
  readonly size?: number;
  readonly stream: Body;
  blob(): Promise<Blob>;
  text(): Promise<string>;
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * Where there are files: writes it as it comes, to this folder, path or `file:` URL, by default
   * under its own name into the working directory. A file that is there is replaced only when the
   * path is its own, and only when all has come. Resolves to the path written.
   */
  save?(path?: string | URL): Promise<string>;
}

/** Opens a file of a version or an iteration: `GET /api/attachments/{kind}/{id}/{name}`. */
export async function downloadOf(
  { client, save }: Runtime,
  holder: Holder,
  name: string,
  options: CallOptions,
): Promise<Download> {
  // A dot segment would be resolved away, and ask for another path.
  if (typeof name !== "string" || /^\.{0,2}$/.test(name) || !name.isWellFormed()) {
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
  const fileName =
    fileNameOf(headers.get("content-disposition")) ?? safeFileName(name) ?? "file";
  const unread = (): Body => {
    if (stream.locked || body.begun) {
      throw new InvalidRequestError(
        `${quoted(fileName)} was already read. Call download() again.`,
        { resource: "file" },
      );
    }
    return stream;
  };
  // Read by hand: a `Response` around the stream would put an error of the host's in place of ours.
  const blob = async (): Promise<Blob> => {
    const reader = unread().getReader();
    const chunks: BlobPart[] = [];
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      chunks.push(chunk.value);
    }
    return new Blob(chunks, { type });
  };
  return {
    name: fileName,
    type,
    ...(size === undefined ? {} : { size }),
    stream,
    blob,
    text: async () => (await blob()).text(),
    bytes: async () => new Uint8Array(await (await blob()).arrayBuffer()),
    ...(save === undefined ? {} : { save: async (path) => save(unread(), fileName, path) }),
  };
}

import type { CallOptions } from "../client/client.ts";
import type { Body } from "../client/transport.ts";
import { InvalidRequestError } from "../errors.ts";
import type { Holder } from "./attachment.ts";
import type { Context } from "./context.ts";
import { fileNameOf } from "./file-name.ts";

/** A file on its way. Read it once: by `stream`, or by one of the methods. */
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
   * Where there are files: writes it as it comes, to this folder or path, by default under its
   * own name into the working directory. Resolves to the path written.
   */
  save?(path?: string): Promise<string>;
}

/** Opens a file of a version or an iteration: `GET /api/attachments/{kind}/{id}/{name}`. */
export async function downloadOf(
  { client, save }: Context,
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
    {
      ...options,
      subject: {
        resource: "file",
        reference: name,
        hint: "attachments() lists the files there are.",
      },
    },
  );
  const type = headers.get("content-type") ?? "";
  const size = headers.has("content-encoding") ? null : headers.get("content-length");
  const fileName =
    fileNameOf(headers.get("content-disposition")) ?? fileNameOf(null, name) ?? "file";
  const read = (): Response => new Response(body, { headers: { "content-type": type } });
  return {
    name: fileName,
    type,
    ...(size === null ? {} : { size: Number(size) }),
    stream: body,
    blob: () => read().blob(),
    text: () => read().text(),
    bytes: async () => new Uint8Array(await read().arrayBuffer()),
    ...(save === undefined ? {} : { save: (path) => save(body, fileName, path) }),
  };
}

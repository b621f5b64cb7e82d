import { field } from "../../client/field.ts";
import type { DiskFile } from "../../environment/disk-file.ts";

/** What the bytes of a file can be. */
export type FileData =
  | File
  | Blob
  | ArrayBuffer
  | Uint8Array
  | Response
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>
  | DiskFile;

/** A file that is named here; text is sent as UTF-8. */
export interface NamedFile {
  /** Its last part counts, where it is a path. */
  readonly name: string;
  readonly data: string | FileData;
  /** Its media type, such as `image/png`. */
  readonly type?: string | undefined;
}

/** A file of any form. Where none can be inferred, it needs a name: `{ name, data }`. */
export type FileInput = FileData | NamedFile;

const hasMethod = (value: unknown, name: string): boolean =>
  typeof field(value, name) === "function";

// By shape, not by class: pages hand over what was made in another frame. That of jsdom has no `stream`.
export const isBlob = (value: unknown): value is Blob =>
  hasMethod(value, "arrayBuffer") && hasMethod(value, "slice");

export const isResponse = (value: unknown): value is Response =>
  hasMethod(value, "arrayBuffer") && hasMethod(field(value, "headers"), "get");

export const isStream = (value: unknown): value is ReadableStream<unknown> =>
  hasMethod(value, "getReader");

export const isAsyncIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === "object" && value !== null && Symbol.asyncIterator in value;

export const isBytes = (value: unknown): value is ArrayBuffer | Uint8Array =>
  /^\[object (?:ArrayBuffer|Uint8Array)\]$/.test(Object.prototype.toString.call(value));

export const isDiskFile = (value: unknown): value is DiskFile =>
  field(value, "kind") === "diskFile" && hasMethod(value, "open");

/** Whether a value is the bytes of a file. */
export function isFileData(value: unknown): value is FileData {
  return (
    isBlob(value) ||
    isResponse(value) ||
    isStream(value) ||
    isBytes(value) ||
    isDiskFile(value) ||
    isAsyncIterable(value)
  );
}

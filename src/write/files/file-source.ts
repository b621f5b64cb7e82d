import { toWellFormed } from "../../client/text/well-formed.ts";
import { parseUrl } from "../../client/parse-url.ts";
import { field, textOf } from "../../client/field.ts";
import { fileNameOf } from "../../client/text/file-name.ts";
import { quoted } from "../../client/text/excerpt.ts";
import type { DiskFile } from "../../environment/disk-file.ts";
import { kindOf } from "../../environment/source.ts";
import { InvalidRequestError } from "../../errors.ts";
import { checkedFileName } from "./file-name.ts";
import {
  type FileInput,
  isAsyncIterable,
  isBlob,
  isBytes,
  isDiskFile,
  isFileData,
  isResponse,
  isStream,
} from "./file-input.ts";

/** The most bytes that the server takes of a file. */
export const mostUploadBytes = 104_857_600;

/** A file that was checked as far as it can be without reading it. */
export interface FileSource {
  readonly name: string;
  /** Empty where it is not known. */
  readonly type: string;
  /** What gives the bytes: a Blob, a file of the disk, or something that can be read once. */
  readonly content: Blob | DiskFile | ReadableStream<unknown> | AsyncIterable<unknown>;
}

/** Whether a value is a file by its shape; `{ name, data }` is looked at apart. */
export const isFile = isFileData;

/**
 * Checks what is given as a file, but for its size: that of a dataset's file may be any. Bytes are copied,
 * so that a later change does not reach them.
 */
export function fileSource(input: FileInput): FileSource {
  const source = anyFileSource(input);
  if (isBlob(source.content)) {
    checkSize(source.content.size, source.name);
  }
  return source;
}

/** Checks what is a file of any size, because it is only looked at. */
export function anyFileSource(input: FileInput): FileSource {
  // React Native's holds no bytes here, and takes none.
  if (!("arrayBuffer" in Blob.prototype)) {
    throw new InvalidRequestError(
      "Files cannot be sent from here, because the platform's Blob gives no bytes. Upload on a server, or through the web app.",
      { resource: "file" },
    );
  }
  const named = isFile(input) ? undefined : input;
  const data: unknown = named === undefined ? input : field(named, "data");
  if (typeof input === "string") {
    throw new InvalidRequestError(
      `${quoted(input)} is text, not a file. In Node, fileFrom(${quoted(input)}) is the file of that path; ` +
        "{ name, data } makes a file of text.",
      { resource: "file" },
    );
  }
  if (!(isFileData(data) || (named !== undefined && typeof data === "string"))) {
    throw new InvalidRequestError(
      `A file is a File, Blob, ArrayBuffer, Uint8Array, Response, stream or { name, data }, but this is ${
        named === undefined || data === undefined
          ? kindOf(input)
          : `one whose data is ${kindOf(data)}`
      }.`,
      { resource: "file" },
    );
  }
  const ownName = nameOf(data);
  const name = field(named, "name") ?? ownName;
  if (typeof name !== "string" || name === "") {
    throw new InvalidRequestError("This file has no name. Give one: { name, data }.", {
      resource: "file",
    });
  }
  const type = textOf(field(named, "type")) ?? typeOf(data);
  return { name: checkedFileName(name), type, content: contentOf(data, name) };
}

/** Refuses a stream that somebody reads. */
export function checkFree({ locked }: ReadableStream<unknown>, name: string): void {
  if (locked) {
    throw new InvalidRequestError(
      `The stream of the file ${quoted(name)} is being read already. Give one that nobody reads.`,
      { resource: "file", reference: name },
    );
  }
}

/** Refuses what the server would: files that are empty or too large. */
export function checkSize(size: number, name: string): void {
  if (size === 0 || size > mostUploadBytes) {
    throw new InvalidRequestError(
      size === 0
        ? `The file ${quoted(name)} is empty. Empty files are not taken.`
        : `The file ${quoted(name)} has ${size} bytes; ${mostUploadBytes} (100 MB) is the most. Make it smaller.`,
      { resource: "file", reference: name },
    );
  }
}

function nameOf(data: unknown): string | undefined {
  if (isResponse(data)) {
    const path = parseUrl(data.url)?.pathname ?? "";
    return fileNameOf(data.headers.get("content-disposition")) ?? decoded(path);
  }
  return isBlob(data) || isDiskFile(data) ? textOf(field(data, "name")) : undefined;
}

/** The last part of an address's path. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path.replace(/^.*\//s, ""));
  } catch {
    return "";
  }
}

function typeOf(data: unknown): string {
  const type = isResponse(data) ? data.headers.get("content-type") : field(data, "type");
  return textOf(type) ?? "";
}

function contentOf(data: unknown, name: string): FileSource["content"] {
  if (typeof data === "string") {
    return new Blob([toWellFormed(data)]);
  }
  if (isBytes(data)) {
    // Of shared memory a Blob takes nothing: the copy is of one's own.
    return new Blob([new Uint8Array(data)]);
  }
  if (isResponse(data)) {
    return bodyOf(data, name);
  }
  if (isStream(data)) {
    checkFree(data, name);
  }
  if (isBlob(data) || isDiskFile(data) || isStream(data) || isAsyncIterable(data)) {
    return data;
  }
  throw new TypeError("A file's data was told apart before.");
}

/** The body of a response that is a file; that of a refusal is an error page. */
function bodyOf(response: Response, name: string): ReadableStream<unknown> {
  const why = !response.ok
    ? `is an answer of status ${response.status}, not the file`
    : response.bodyUsed || response.body?.locked === true
      ? "is a Response that was read already"
      : response.body === null
        ? "is a Response without a body"
        : undefined;
  if (why !== undefined || response.body === null) {
    throw new InvalidRequestError(`The file ${quoted(name)} ${why}. Fetch it once more.`, {
      resource: "file",
      reference: name,
    });
  }
  return response.body;
}

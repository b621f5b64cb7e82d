import { Refusal } from "../refusal.ts";
import { beginningAtEnd, findBytes, joinBytes } from "./bytes.ts";

/** The one file of a form; its bytes can be read once. */
export interface FormFile {
  /** The last part of its name: some clients send a whole path. */
  readonly name: string;
  /** Empty where the form names none. */
  readonly type: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** Bytes of a part's headers. */
const longestHead = 16_384;
const longestName = 1_000;
/** What may follow the last boundary. */
const longestEnd = 64;
const encoder = new TextEncoder();

/** The boundary of a form; undefined for a content type that is none, or holds more. */
export function boundaryOf(contentType: string): string | undefined {
  const [, quoted, plain] =
    /^multipart\/form-data\s*;\s*boundary=(?:"([\w'()+,./:=? -]{0,69}[\w'()+,./:=?-])"|([\w'+./:=-]{1,70}))\s*$/i.exec(
      contentType,
    ) ?? [];
  return quoted ?? plain;
}

/**
 * Reads a form as far as its file's first bytes. What is not one part `file` with a name and content
 * is refused: here where the beginning shows it, else by `content`, before the last of them.
 */
export async function readFormFile(
  body: AsyncIterator<Uint8Array, unknown>,
  boundary: string,
  limit: number,
): Promise<FormFile> {
  const source = read(body);
  const { head, rest } = await readHead(source, boundary);
  const chunks = contentOf(source, rest, encoder.encode(`\r\n--${boundary}`), limit);
  // Read before anything is sent: of a small form, all of it.
  const first = await chunks.next();
  return { ...fileOf(head), content: withFirst(first, chunks) };
}

type Read = () => Promise<Uint8Array | undefined>;

function read(body: AsyncIterator<Uint8Array, unknown>): Read {
  return async () => {
    const { done, value } = await body.next();
    return done === true ? undefined : value;
  };
}

async function* withFirst(
  first: IteratorResult<Uint8Array, void>,
  chunks: AsyncGenerator<Uint8Array, void>,
): AsyncGenerator<Uint8Array, void> {
  if (first.done !== true) {
    yield first.value;
    yield* chunks;
  }
}

async function readHead(
  source: Read,
  boundary: string,
): Promise<{ readonly head: string; readonly rest: Uint8Array }> {
  const opening = encoder.encode(`--${boundary}\r\n`);
  const ending = encoder.encode("\r\n\r\n");
  let bytes: Uint8Array = new Uint8Array();
  for (;;) {
    const end = findBytes(bytes, ending);
    const begins = opening.every((byte, at) => at >= bytes.length || byte === bytes[at]);
    if (!begins || (end < 0 && bytes.length > longestHead)) {
      throw malformed("does not begin with a part and its headers");
    }
    if (end >= 0) {
      return {
        head: textOf(bytes.subarray(opening.length, end)),
        rest: bytes.subarray(end + ending.length),
      };
    }
    const chunk = await source();
    if (chunk === undefined) {
      throw malformed("holds no part");
    }
    bytes = joinBytes(bytes, chunk);
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw malformed("has headers that are no UTF-8");
  }
}

/** Name and type, from the headers of a part; others go nowhere. */
function fileOf(head: string): Pick<FormFile, "name" | "type"> {
  const lines = head.split("\r\n");
  const valuesOf = (name: string): string[] =>
    lines
      .filter((line) => line.toLowerCase().startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).trim());
  const [disposition = "", ...more] = valuesOf("content-disposition");
  const [, sent] =
    /^form-data\s*;\s*name="file"\s*;\s*filename="([^"]*)"$/i.exec(disposition) ?? [];
  if (sent === undefined || more.length > 0) {
    throw malformed('is to hold one part called "file" that has a file name');
  }
  const name = sent.replace(/^.*[/\\]/s, "").trim();
  if (
    name === "" ||
    name.length > longestName ||
    /^\.{1,2}$/.test(name) ||
    /[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200C\u200D])\p{Cf}|%0[ad]/iu.test(sent)
  ) {
    throw new Refusal(
      400,
      "file_name",
      `A file's name has up to ${longestName} characters, and no line break, other control character or sign of direction.`,
    );
  }
  const [type = ""] = valuesOf("content-type");
  return {
    name,
    type: /^[\w!#$&^.+-]{1,100}\/[\w!#$&^.+-]{1,100}(?:\s*;[\x20-\x7e]{0,200})?$/.test(type)
      ? type
      : "",
  };
}

/** The content, up to the boundary; its last chunk is given when it is known that the form ends after it. */
async function* contentOf(
  source: Read,
  rest: Uint8Array,
  delimiter: Uint8Array,
  limit: number,
): AsyncGenerator<Uint8Array, void> {
  let pending = rest;
  let size = 0;
  const count = (chunk: Uint8Array): Uint8Array => {
    size += chunk.length;
    if (size > limit) {
      throw tooLarge(limit);
    }
    return chunk;
  };
  for (;;) {
    const end = findBytes(pending, delimiter);
    if (end >= 0) {
      const last = count(pending.subarray(0, end));
      await checkEnd(source, pending.subarray(end + delimiter.length));
      if (size === 0) {
        throw malformed("holds an empty file");
      }
      yield last;
      return;
    }
    // What may be the beginning of the boundary is kept; mostly nothing, so that nothing is copied.
    const sure = pending.length - beginningAtEnd(pending, delimiter);
    if (sure > 0) {
      yield count(pending.subarray(0, sure));
    }
    const chunk = await source();
    if (chunk === undefined) {
      throw malformed("ends within its part");
    }
    pending = joinBytes(pending.subarray(sure), chunk);
  }
}

async function checkEnd(source: Read, rest: Uint8Array): Promise<void> {
  let bytes = rest;
  for (;;) {
    if (bytes.length >= 2 && !(bytes[0] === 45 && bytes[1] === 45)) {
      throw malformed("holds more than one part");
    }
    const chunk = bytes.length > longestEnd ? undefined : await source();
    if (chunk === undefined) {
      break;
    }
    bytes = joinBytes(bytes, chunk);
  }
  if (!/^--[ \t]*(?:\r\n)*$/.test(textOf(bytes))) {
    throw malformed("goes on after its last part, or ends before it");
  }
}

/** The refusal of a file that is over the limit. */
export function tooLarge(limit: number): Refusal {
  return new Refusal(413, "upload_size", `The file is over the limit uploadBytes of ${limit}.`);
}

function malformed(how: string): Refusal {
  return new Refusal(400, "form", `An upload is a form of one part, but this one ${how}.`);
}

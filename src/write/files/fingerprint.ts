import { chunksOfBlob } from "../../client/http/chunks-of-blob.ts";
import { untilAborted } from "../../client/abort.ts";
import type { Logger } from "../../client/text/logger.ts";
import { quoted } from "../../client/text/excerpt.ts";
import type { WritingEnvironment } from "../../environment/writing.ts";
import { kindOf } from "../../environment/source.ts";
import { InvalidRequestError } from "../../errors.ts";
import type { DiskFile } from "../../environment/disk-file.ts";
import { isBlob, isBytes, isDiskFile, isStream } from "./file-input.ts";
import { checkFree, type FileSource } from "./file-source.ts";
import { createProgress, type Progress } from "./progress.ts";

/** Options of what takes fingerprints. */
export interface FingerprintOptions {
  /** Gives the SHA-256 of a file in hexadecimal; it is used instead of the platform's own. */
  readonly sha256?: ((file: Blob) => Promise<string>) | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** What fingerprints are taken with. */
interface FingerprintHost {
  readonly logger: Pick<Logger, "warn">;
  readonly environment: Pick<WritingEnvironment, "createSha256">;
}

/** What is told of a file's content. */
export interface Fingerprint {
  readonly size: number;
  /** Null where it could not be taken. */
  readonly sha256: string | null;
}

/** A platform without a hash by pieces needs the whole file in memory: up to this many bytes. */
const mostWhole = 33_554_432;

type Content = FileSource["content"];

/** Size and SHA-256 of a content, which is read piece by piece wherever that can be. */
export async function fingerprint(
  { logger, environment }: FingerprintHost,
  name: string,
  content: Content,
  { sha256, signal, onProgress }: FingerprintOptions,
): Promise<Fingerprint> {
  const total = isBlob(content)
    ? content.size
    : isDiskFile(content)
      ? (await content.look()).size
      : undefined;
  const progress = createProgress({ phase: "hashing", file: name, total }, onProgress, logger);
  progress.tell(0);
  const found =
    sha256 === undefined && environment.createSha256 !== undefined
      ? await byPieces(environment.createSha256, name, content, signal, progress.tell)
      : await whole(
          sha256,
          name,
          isDiskFile(content) ? await content.open() : content,
          signal,
          progress.tell,
        );
  progress.end();
  if (found.sha256 === null) {
    logger.warn(
      `${quoted(name)} is told without its fingerprint: here that takes the option sha256, or a file of at most 32 MB on a page of https.`,
    );
  }
  return found;
}

async function byPieces(
  createSha256: NonNullable<WritingEnvironment["createSha256"]>,
  name: string,
  content: Content,
  signal: AbortSignal | undefined,
  tell: (loaded: number) => void,
): Promise<Fingerprint> {
  const hash = createSha256();
  let size = 0;
  for await (const chunk of chunksOf(content, name, signal)) {
    hash.update(chunk);
    size += chunk.length;
    tell(size);
  }
  return { size, sha256: hash.hex() };
}

/** Of a stream, what is no longer needed is forgotten. */
async function whole(
  sha256: FingerprintOptions["sha256"],
  name: string,
  content: Exclude<Content, DiskFile>,
  signal: AbortSignal | undefined,
  tell: (loaded: number) => void,
): Promise<Fingerprint> {
  const digest = sha256 ?? (globalThis.crypto?.subtle === undefined ? undefined : ownSha256);
  const most = sha256 === undefined ? mostWhole : Number.POSITIVE_INFINITY;
  let blob: Blob | undefined;
  let size = 0;
  if (isBlob(content)) {
    ({ size } = content);
    blob = size <= most ? content : undefined;
  } else {
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    for await (const chunk of chunksOf(content, name, signal)) {
      size += chunk.length;
      tell(size);
      if (digest !== undefined && size <= most) {
        pieces.push(new Uint8Array(chunk));
      } else {
        pieces.length = 0;
      }
    }
    blob = size <= most ? new Blob(pieces) : undefined;
  }
  if (digest === undefined || blob === undefined) {
    return { size, sha256: null };
  }
  const hex: unknown = await untilAborted(digest(blob), signal);
  if (typeof hex !== "string" || !/^[\da-f]{64}$/i.test(hex)) {
    throw new InvalidRequestError(
      `The option sha256 gave no SHA-256 in hexadecimal for ${quoted(name)}.`,
      { resource: "file", reference: name },
    );
  }
  return { size, sha256: hex.toLowerCase() };
}

async function ownSha256(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The chunks of a content; an abort ends reading, also where the source does not listen to it. */
async function* chunksOf(
  content: Content,
  name: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  const source = isBlob(content)
    ? chunksOfBlob(content)
    : isDiskFile(content)
      ? content.pieces()
      : content;
  if (isStream(source)) {
    checkFree(source, name);
  }
  const reader = isStream(source) ? source.getReader() : undefined;
  const iterator = isStream(source) ? undefined : source[Symbol.asyncIterator]();
  const read = async (): Promise<{
    readonly done?: boolean | undefined;
    readonly value?: unknown;
  }> => reader?.read() ?? iterator?.next() ?? { done: true };
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await untilAborted(read(), signal);
      if (done === true) {
        ended = true;
        return;
      }
      if (!isBytes(value)) {
        throw new InvalidRequestError(
          `The stream of the file ${quoted(name)} gives ${kindOf(value)}; it must give bytes (Uint8Array).`,
          { resource: "file", reference: name },
        );
      }
      yield value instanceof Uint8Array ? value : new Uint8Array(value);
    }
  } finally {
    if (!ended) {
      // What is left is not wanted.
      const left = reader?.cancel() ?? iterator?.return?.();
      left?.catch(() => undefined);
    }
  }
}

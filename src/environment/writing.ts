import type { CodeState } from "./code-option.ts";

/** A hash that is fed piece by piece. */
export interface StreamingHash {
  update(chunk: Uint8Array): void;
  /** The digest in hexadecimal; ends the hash. */
  hex(): string;
}

/** A file that is about to be sent. */
export interface OutgoingFile {
  readonly name: string;
  /** Its media type; empty where it is not known. */
  readonly type: string;
  /** A Blob, or the chunks of a stream where the environment says that it sends streams. */
  readonly content: Blob | AsyncIterable<Uint8Array<ArrayBuffer>>;
}

/** One upload, as an environment sends it. */
export interface Upload {
  readonly url: string;
  /** By their names in lower case, the token's among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly file: OutgoingFile;
  /** The caller's own fetch, where one was given. */
  readonly fetch: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Whether anybody wants to know how much has left. */
  readonly counted: boolean;
  /** Is told how many bytes of the file have left; not every environment can tell. */
  readonly progress: (loaded: number) => void;
}

/** What writing needs of a runtime. It is loaded with the first write, so a page that only reads never has it. */
export interface WritingEnvironment {
  /** SHA-256 by pieces, where the runtime has one; otherwise files are hashed whole, up to a size. */
  readonly createSha256?: (() => StreamingHash) | undefined;
  /** The code that runs, where the host can know; nothing in it is a secret. */
  readonly code?: (() => Promise<CodeState | undefined>) | undefined;
  /** Whether the chunks of a stream can be sent as they come. */
  readonly sendsStreams: boolean;
  /** Sends a file as the one part `file` of a form. Redirects are not followed, or told by the response. */
  send(upload: Upload): Promise<Response>;
}

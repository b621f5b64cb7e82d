/** A hash that is fed piece by piece. */
export interface StreamingHash {
  update(chunk: Uint8Array): void;
  /** The digest in hexadecimal; ends the hash. */
  hex(): string;
}

/** A repository of git. */
export interface GitState {
  /** The URL of the remote `origin`; it may hold a token. */
  readonly remote: string | undefined;
  /** Undefined where no branch is checked out. */
  readonly branch: string | undefined;
  readonly commit: string;
  /** Whether tracked files differ from the commit; undefined where that is not known. */
  readonly dirty: boolean | undefined;
}

/** What writing needs of a host. It is loaded with the first write, so a host that only reads never has it. */
export interface WritingEnvironment {
  /** SHA-256 by pieces, where the host has one; otherwise files are hashed whole, up to a size. */
  readonly createSha256?: (() => StreamingHash) | undefined;
  /** The repository of the working directory, where there are such. */
  readonly git?: (() => Promise<GitState | undefined>) | undefined;
  /** Reads a variable of the environment. */
  readonly variable?: ((key: string) => string | undefined) | undefined;
}

/** A hash that is fed piece by piece. */
export interface StreamingHash {
  update(chunk: Uint8Array): void;
  /** The digest in hexadecimal; ends the hash. */
  hex(): string;
}

/** What writing needs of a host. It is loaded with the first write, so a host that only reads never has it. */
export interface WritingEnvironment {
  /** SHA-256 by pieces, where the host has one; otherwise files are hashed whole, up to a size. */
  readonly createSha256?: (() => StreamingHash) | undefined;
}

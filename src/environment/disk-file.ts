/** What a look at the disk shows of a file or folder. */
export interface DiskFileFacts {
  readonly folder: boolean;
  readonly size: number;
  readonly modified: Date;
  /** The absolute path, in slashes. */
  readonly path: string;
}

/** A file or folder of a disk, made by `fileFrom`. The disk is looked at when it is used. */
export interface DiskFile {
  readonly kind: "diskFile";
  /** The path as it was given. */
  readonly path: string;
  /** The last part of the path, unless a name was given. */
  readonly name: string;
  /** Its media type, where one was given. */
  readonly type: string;
  /** @internal */
  look(): Promise<DiskFileFacts>;
  /** The file as a Blob, which is read piece by piece. @internal */
  open(): Promise<Blob>;
  /** Its content, piece by piece; a piece is good until the next one is read. @internal */
  pieces(): AsyncIterable<Uint8Array>;
  /** The files of a folder and of those in it, by their lower-cased paths, hidden ones skipped. @internal */
  files(): Promise<readonly DiskFile[]>;
}

/** Options of `fileFrom`, which the entry for Node exports. */
export interface FileFromOptions {
  /** The name it is sent under; default: the last part of the path. */
  readonly name?: string | undefined;
  /** Its media type, such as `text/csv`; default: none. */
  readonly type?: string | undefined;
}

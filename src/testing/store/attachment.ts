/**
 * A file, attached to the model version, dataset version or iteration with the id `entity`; `RUN-1` is
 * the lineage run 1.
 */
export interface FileData {
  id: number;
  entity: string;
  name: string;
  contentType: string;
  content: string | Uint8Array;
  /** The whole `content-disposition` header in place of the usual one; null: none. */
  disposition?: string | null;
  /** The SHA-256 of its content in hexadecimal, of files that were uploaded. */
  sha256?: string;
  /** The class of a pickled model. */
  modelFramework?: string;
}

/** A table, attached like a file. */
export interface TableData {
  id: number;
  entity: string;
  name: string;
  rows: unknown[];
}

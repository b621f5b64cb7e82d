/** A file, attached to the model version, dataset version or iteration with the id `entity`. */
export interface FileData {
  id: number;
  entity: string;
  name: string;
  contentType: string;
  content: string | Uint8Array;
  /** The whole `content-disposition` header in place of the usual one; null: none. */
  disposition?: string | null;
}

/** A table, attached like a file. */
export interface TableData {
  id: number;
  entity: string;
  name: string;
  rows: unknown[];
}

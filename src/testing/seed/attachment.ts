import { contentTypeOf } from "../store/content-type.ts";
import type { BackendData } from "../store/data.ts";
import { nextNumber } from "../store/ids.ts";

/** A file to attach. */
export interface FileSeed {
  readonly name: string;
  /** Default: a line of text. */
  readonly content?: string | Uint8Array;
  /** Default: what the name's ending says. */
  readonly contentType?: string;
  /** The whole `content-disposition` header in place of the usual one; null: none. */
  readonly disposition?: string | null;
}

/** A table to attach: one object a row. */
export interface TableSeed {
  readonly name: string;
  readonly rows?: readonly Readonly<Record<string, unknown>>[];
}

/** Files and tables of a version. */
export interface AttachmentsSeed {
  readonly files?: readonly FileSeed[];
  readonly tables?: readonly TableSeed[];
}

export function addFile(data: BackendData, entity: string, file: FileSeed): number {
  const id = nextNumber(data, "files");
  data.files.push({
    id,
    entity,
    name: file.name,
    contentType: file.contentType ?? contentTypeOf(file.name),
    content: file.content ?? `This is ${file.name}.\n`,
    ...(file.disposition === undefined ? {} : { disposition: file.disposition }),
  });
  return id;
}

export function addTable(data: BackendData, entity: string, { name, rows }: TableSeed): number {
  const id = nextNumber(data, "tables");
  data.tables.push({ id, entity, name, rows: [...(rows ?? [])] });
  return id;
}

export function addAttachments(
  data: BackendData,
  entity: string,
  { files, tables }: AttachmentsSeed,
): void {
  for (const file of files ?? []) {
    addFile(data, entity, file);
  }
  for (const table of tables ?? []) {
    addTable(data, entity, table);
  }
}

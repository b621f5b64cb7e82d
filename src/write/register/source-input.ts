import type { DescribedColumn, DescribedRows } from "../tables/describe-rows.ts";

/** What a part of a dataset is for. */
export type SourceUsage = "TRAINING" | "TESTING" | "VALIDATION";

/** A column of a database's table, as it travels. */
export interface DatabaseColumnWire {
  readonly name: string;
  readonly dataType: string;
  readonly statistics: {};
  readonly description?: string;
  readonly isUnique: boolean | null;
  readonly nullable: boolean | null;
  readonly isPK: boolean | null;
  readonly isFK: boolean | null;
}

type ColumnWire = (DescribedColumn & { readonly description?: string }) | DatabaseColumnWire;

interface SourceWire {
  readonly rowsNumber?: number | null;
  readonly columnsNumber?: number | null;
  readonly size: number | null;
  readonly name: string;
  readonly updatedDate: string | null;
  readonly createdDate: null;
  readonly uri: string | null;
  readonly columns: readonly ColumnWire[];
  readonly skippedStatistics: boolean;
  readonly extraMetadata: null;
}

/** A file or object, as it travels (`DatasetFileInput`). */
export interface FileWire extends SourceWire {
  readonly fingerprint: string | null;
  readonly mimeType: string | null;
  readonly filename: string;
}

/** A table or rows, as they travel (`DatasetTableInput`). */
export interface TableWire extends SourceWire {
  readonly type: "PANDAS" | "UNKNOWN";
  readonly tablename: string;
}

/** A source, as it travels (`DatasetSourceInput`). */
export type DatasetSourceWire = {
  readonly size: number | null;
  readonly usage: SourceUsage | null;
  readonly origin: string;
} & (
  | { readonly type: "FILES"; readonly files: readonly FileWire[] }
  | { readonly type: "DB"; readonly dbs: readonly TableWire[] }
);

/** What is known of a file. */
export type FileFacts = Pick<FileWire, "name" | "filename" | "uri"> &
  Partial<Pick<FileWire, "size" | "updatedDate" | "fingerprint" | "mimeType">>;

/** The wire form of a file of which nothing but these facts is told. */
export function fileWire(facts: FileFacts): FileWire {
  return {
    size: null,
    updatedDate: null,
    createdDate: null,
    columns: [],
    skippedStatistics: false,
    extraMetadata: null,
    fingerprint: null,
    mimeType: null,
    ...facts,
  };
}

/**
 * The wire form of rows in memory: the words are those of a data frame. Of a frame with an origin of
 * its own, official clients do not tell the type.
 */
export function rowsWire(described: DescribedRows, ownOrigin: boolean): TableWire {
  return {
    size: null,
    name: "Dataframe",
    updatedDate: null,
    createdDate: null,
    uri: "Dataframe",
    extraMetadata: null,
    type: ownOrigin ? "UNKNOWN" : "PANDAS",
    tablename: "Dataframe",
    ...described,
  };
}

/** The sum of those sizes that are known; null where none is. */
export function sumOf(sizes: readonly (number | null)[]): number | null {
  const known = sizes.filter((size) => size !== null);
  return known.length === 0 ? null : known.reduce((sum, size) => sum + size, 0);
}

/** The columns with what people say of them. */
export function withDescriptions<Wire extends SourceWire>(
  wire: Wire,
  descriptions: ReadonlyMap<string, string>,
): Wire {
  if (descriptions.size === 0) {
    return wire;
  }
  const columns = wire.columns.map((column) => {
    const description = descriptions.get(column.name);
    return description === undefined ? column : { ...column, description };
  });
  return { ...wire, columns };
}

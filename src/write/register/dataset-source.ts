import { field } from "../../client/field.ts";
import { kindOf } from "../../environment/source.ts";
import { InvalidRequestError } from "../../errors.ts";
import type { FileInput } from "../files/file-input.ts";
import { anyFileSource, type FileSource } from "../files/file-source.ts";
import { givenText } from "../given.ts";
import { type ReadRows, readRows } from "../tables/describe-rows.ts";
import { objectInputs, type StoredObject } from "./stored-object.ts";
import { type DatabaseTable, tableInputs } from "./database-table.ts";
import { checkMembers } from "./known-members.ts";
import type { FileWire, SourceUsage, TableWire } from "./source-input.ts";

const usages: readonly unknown[] = ["TRAINING", "TESTING", "VALIDATION"];

/** Files, of which size, fingerprint and time are told, never the content. In Node also folders. */
export interface FilesSource {
  readonly files: FileInput | readonly FileInput[];
  readonly usage?: SourceUsage | undefined;
  /** The rows of the file, where it is exactly one: their columns are told. */
  readonly rows?: readonly object[] | undefined;
  /** Tells columns and types of rows, and no statistics; default false. */
  readonly schemaOnly?: boolean | undefined;
}

/** Rows in memory, of which columns, types and statistics are told, never the values. */
export interface RowsSource {
  readonly rows: readonly object[];
  readonly usage?: SourceUsage | undefined;
  /** Where they come from, in a word of one's own; default `LOCAL`. */
  readonly origin?: string | undefined;
  /** Tells columns and types, and no statistics; default false. */
  readonly schemaOnly?: boolean | undefined;
}

/** Objects of S3 or Google Cloud Storage. */
export interface ObjectsSource {
  readonly objects: readonly StoredObject[];
  readonly usage?: SourceUsage | undefined;
  /** The rows of the object, where it is exactly one: their columns are told. */
  readonly rows?: readonly object[] | undefined;
  /** Tells columns and types of rows, and no statistics; default false. */
  readonly schemaOnly?: boolean | undefined;
}

/** Tables of a database. */
export interface TablesSource {
  readonly tables: readonly DatabaseTable[];
  /** Which database, such as `BIGQUERY` or `SNOWFLAKE`. */
  readonly origin: string;
  readonly usage?: SourceUsage | undefined;
}

/** A part of a dataset: files, rows, objects or tables. */
export type DatasetSource = FilesSource | RowsSource | ObjectsSource | TablesSource;

/** A source, checked; nothing was read from the disk yet. */
export interface CheckedSource {
  readonly usage: SourceUsage | null;
  readonly origin: string;
  /** Whether people said where it comes from. */
  readonly ownOrigin: boolean;
  readonly schemaOnly: boolean;
  readonly rows: ReadRows | undefined;
  readonly files: readonly FileSource[] | undefined;
  readonly objects: readonly FileWire[] | undefined;
  readonly tables: readonly TableWire[] | undefined;
}

/** Checks the sources of a dataset. */
export function checkSources(sources: unknown, type: string): readonly CheckedSource[] {
  if (sources !== undefined && !Array.isArray(sources)) {
    throw new InvalidRequestError(`sources must be an array, but is ${kindOf(sources)}.`, {
      resource: "sources",
    });
  }
  const given: readonly DatasetSource[] = sources ?? [];
  const checked = given.map((source, index) => checkSource(source, `Source ${index + 1}`));
  const used = new Set(checked.map(({ usage }) => usage));
  if (type === "MODELING" && !(used.has("TRAINING") && used.has("TESTING"))) {
    throw new InvalidRequestError(
      "A dataset of the type MODELING needs a source with the usage TRAINING and one with TESTING.",
      { resource: "sources" },
    );
  }
  return checked;
}

const sourceMembers = ["files", "objects", "tables", "rows", "usage", "origin", "schemaOnly"];

function checkSource(source: DatasetSource, what: string): CheckedSource {
  const [kind, ...others] = (["files", "objects", "tables", "rows"] as const).filter(
    (key) => field(source, key) !== undefined,
  );
  if (
    kind === undefined ||
    (others[0] ?? "rows") !== "rows" ||
    (kind === "tables" && others.length > 0)
  ) {
    throw new InvalidRequestError(
      `${what} must have one of files, rows, objects and tables (rows also beside files and objects), but has ${kind === undefined ? "none of them" : [kind, ...others].join(" and ")}.`,
      { resource: "sources" },
    );
  }
  checkMembers(source, what, sourceMembers);
  const usage = source.usage ?? null;
  if (usage !== null && !usages.includes(usage)) {
    throw new InvalidRequestError(
      `${what}: usage must be one of ${usages.join(", ")}, but is ${typeof usage === "string" ? usage : kindOf(usage)}.`,
      { resource: "sources" },
    );
  }
  const rows =
    "rows" in source && source.rows !== undefined ? readRows(source.rows, what) : undefined;
  const files = "files" in source ? filesOf(source.files, what) : undefined;
  const stored = "objects" in source ? objectInputs(source.objects, what) : undefined;
  const inside = files ?? stored?.objects;
  if (rows !== undefined && inside !== undefined) {
    checkOne(inside.length, what);
  }
  const origin = "origin" in source ? givenText(source.origin, what, "origin") : undefined;
  return {
    usage,
    origin: stored?.origin ?? origin ?? "LOCAL",
    ownOrigin: origin !== undefined,
    schemaOnly: "schemaOnly" in source && source.schemaOnly === true,
    rows,
    files,
    objects: stored?.objects,
    tables: "tables" in source ? tableInputs(source.tables, origin, what) : undefined,
  };
}

/** Rows stand for one file, not for several. */
export function checkOne(count: number, what: string): void {
  if (count !== 1) {
    throw new InvalidRequestError(
      `${what} has rows beside ${count} files or objects. Rows tell of exactly one: make a source of each.`,
      { resource: "sources" },
    );
  }
}

function filesOf(files: FilesSource["files"], what: string): readonly FileSource[] {
  const all: readonly FileInput[] = isList(files) ? files : [files];
  if (all.length === 0) {
    throw new InvalidRequestError(`${what}: files is an empty list. Give one file at least.`, {
      resource: "sources",
    });
  }
  return all.map((file) => anyFileSource(file));
}

const isList = (files: FilesSource["files"]): files is readonly FileInput[] => Array.isArray(files);

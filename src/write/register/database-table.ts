import { quoted } from "../../client/text/excerpt.ts";
import { kindOf } from "../../environment/source.ts";
import { InvalidRequestError } from "../../errors.ts";
import type { DatabaseColumnWire, TableWire } from "./source-input.ts";

/** A column of a table, as its database tells of it. */
export interface DatabaseColumn {
  readonly name: string;
  /** The database's own word, such as `VARCHAR`. */
  readonly dataType: string;
  readonly nullable?: boolean | undefined;
  readonly unique?: boolean | undefined;
  readonly primaryKey?: boolean | undefined;
  readonly foreignKey?: boolean | undefined;
}

/** A table of a database. */
export interface DatabaseTable {
  /** Its full name, with dots: `project.dataset.table`. */
  readonly path: string;
  /** Where it is; default: its path. */
  readonly uri?: string | undefined;
  readonly columns?: readonly DatabaseColumn[] | undefined;
  readonly rowsCount?: number | undefined;
}

/** Databases whose tables lie somewhere else than their path says. */
const stored: readonly unknown[] = ["SPARK_TABLE", "DATABRICKS_TABLE"];

/** The wire forms of a database's tables. */
export function tableInputs(
  tables: readonly DatabaseTable[],
  origin: string | undefined,
  what: string,
): readonly TableWire[] {
  const refused = (why: string): InvalidRequestError =>
    new InvalidRequestError(`${what}: ${why}.`, { resource: "sources" });
  if (!Array.isArray(tables) || tables.length === 0) {
    throw refused("tables must be an array of { path, … }, and not empty");
  }
  if (origin === undefined || origin.trim() === "") {
    throw refused('tables need an origin, such as "BIGQUERY" or "SNOWFLAKE"');
  }
  return tables.map((table: DatabaseTable): TableWire => {
    const { path, uri, columns, rowsCount } = table ?? {};
    if (typeof path !== "string" || path.trim() === "") {
      throw refused("a table has no path. Give its full name, with dots");
    }
    if (origin === "BIGQUERY" && !/^[^.]+(?:\.[^.]+){1,2}$/.test(path)) {
      throw refused(`${quoted(path)} is no path of BigQuery, such as project.dataset.table`);
    }
    if (uri !== undefined && typeof uri !== "string") {
      throw refused(`the uri of ${quoted(path)} must be text, but is ${kindOf(uri)}`);
    }
    if (rowsCount !== undefined && !(Number.isSafeInteger(rowsCount) && rowsCount >= 0)) {
      throw refused(`rowsCount of ${quoted(path)} must be a whole number`);
    }
    if (columns !== undefined && !Array.isArray(columns)) {
      throw refused(`columns of ${quoted(path)} must be an array of { name, dataType }`);
    }
    const told = columns?.map((column: DatabaseColumn) => columnWire(column, path, refused));
    return {
      rowsNumber: rowsCount ?? null,
      // Not 0: of a table whose columns are not told, nobody knows how many there are.
      columnsNumber: told?.length ?? null,
      type: "UNKNOWN",
      size: null,
      name: origin === "BIGQUERY" ? path.slice(path.indexOf(".") + 1) : path,
      updatedDate: null,
      createdDate: null,
      uri: uri ?? (stored.includes(origin) ? null : path),
      columns: told ?? [],
      skippedStatistics: false,
      extraMetadata: null,
      tablename: path.slice(path.lastIndexOf(".") + 1),
    };
  });
}

function columnWire(
  column: DatabaseColumn,
  path: string,
  refused: (why: string) => InvalidRequestError,
): DatabaseColumnWire {
  const { name, dataType, nullable, unique, primaryKey, foreignKey } = column ?? {};
  if (typeof name !== "string" || typeof dataType !== "string") {
    throw refused(`a column of ${quoted(path)} is not { name, dataType }, both text`);
  }
  return {
    name,
    dataType,
    statistics: {},
    isUnique: unique ?? null,
    nullable: nullable ?? null,
    isPK: primaryKey ?? null,
    isFK: foreignKey ?? null,
  };
}

import { isDate } from "../../client/is-date.ts";
import type { Logger } from "../../client/text/logger.ts";
import { quoted } from "../../client/text/excerpt.ts";
import { InvalidRequestError } from "../../errors.ts";
import { dateText, datePrecision, floatText, loneDateText, numberText } from "./cell-text.ts";
import { columnType } from "./column-type.ts";
import { type Cell, checkRows, readColumns, type ReadColumn } from "./read-columns.ts";

/** The most that the server takes of a table. */
const mostRows = 100;
const mostColumns = 20;

/** What the server takes for a value that is missing. */
const missing = "NaN";

/** A table as people give it. */
export interface TableDefinition {
  readonly name: string;
  /** Objects whose own members are the columns. */
  readonly rows: readonly object[];
  /** Chooses and orders the columns; default: all, in order of first appearance. */
  readonly columns?: readonly string[] | undefined;
}

/** A table as it travels (`EntityMetadataCreateInput`). */
export interface TableInput {
  readonly name: string;
  readonly content: {
    readonly data: readonly Readonly<Record<string, string | number | boolean>>[];
  };
}

/**
 * Makes a table's wire form. More than 100 rows or 20 columns are refused; with `cut`, the rest is
 * left out with a warning.
 */
export function toTableInput(
  table: TableDefinition,
  { cut = false }: { readonly cut?: boolean | undefined },
  logger: Pick<Logger, "warn">,
): TableInput {
  const { name } = table;
  if (typeof name !== "string" || name.trim() === "") {
    throw new InvalidRequestError("A table needs a name: { name, rows }.");
  }
  const what = `Table ${quoted(name)}`;
  const chosen = checkChosen(table.columns, what);
  const all = checkRows(table.rows, what);
  const rows = within(all, mostRows, "rows", what, cut, logger);
  const read = readColumns(rows, what, chosen);
  const columns = within(read, mostColumns, "columns", what, cut, logger).map((column) => ({
    name: column.name,
    cells: wireCells(column, what),
  }));
  const data = rows.map((_, index) =>
    Object.fromEntries(columns.map(({ name, cells }) => [name, cells[index] ?? missing])),
  );
  return { name, content: { data } };
}

function checkChosen(columns: unknown, what: string): readonly string[] | undefined {
  if (columns !== undefined && !Array.isArray(columns)) {
    throw new InvalidRequestError(`${what}: columns must be an array of names.`);
  }
  return columns;
}

function within<Item>(
  items: readonly Item[],
  most: number,
  unit: string,
  what: string,
  cut: boolean,
  logger: Pick<Logger, "warn">,
): readonly Item[] {
  if (items.length <= most) {
    return items;
  }
  const told = `${what} has ${items.length} ${unit}; at most ${most} can be logged`;
  if (!cut) {
    throw new InvalidRequestError(`${told}. Leave some out, or give { cut: true }.`);
  }
  logger.warn(`${told}: the rest is left out.`);
  return items.slice(0, most);
}

/** The cells as they travel: where not all of them are of one kind, all of them as text. */
function wireCells(column: ReadColumn, what: string): readonly (string | number | boolean)[] {
  const { cells } = column;
  const type = columnType(column);
  const whole = !cells.includes(undefined);
  const dates = cells.filter(isDate);
  const precision = type === "date" ? datePrecision(dates) : undefined;
  const bare = whole && type !== "mixed" && !cells.some((cell) => typeof cell === "bigint");
  return cells.map((cell, index) => {
    switch (typeof cell) {
      case "undefined":
        return missing;
      case "number":
        return bare ? cell : type === "float" ? floatText(cell) : numberText(cell);
      case "boolean":
        return bare ? cell : cell ? "True" : "False";
      case "object":
        return isDate(cell)
          ? precision === undefined
            ? loneDateText(cell)
            : dateText(cell, precision)
          : jsonOf(cell, `${what}: row ${index + 1}, column ${quoted(column.name)}`);
      default:
        return String(cell);
    }
  });
}

function jsonOf(cell: NonNullable<Cell>, place: string): string {
  try {
    const json: unknown = JSON.stringify(cell, (_, value: unknown) => {
      // JSON would make null of it.
      if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) {
        throw new InvalidRequestError(
          `${place} holds ${value}, which cannot be sent. Give a finite number or text.`,
        );
      }
      return value;
    });
    if (typeof json === "string") {
      return json;
    }
  } catch (error) {
    if (error instanceof InvalidRequestError) {
      throw error;
    }
    // Told below.
  }
  throw new InvalidRequestError(
    `${place} is an object that JSON cannot hold, such as one with a BigInt or a circle.`,
  );
}

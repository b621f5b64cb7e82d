import { isDate } from "../../client/is-date.ts";
import { quoted } from "../../client/text/excerpt.ts";
import { kindOf } from "../../environment/source.ts";
import { InvalidRequestError } from "../../errors.ts";

/** A value of a row; undefined is a missing one: null, undefined, NaN or an invalid date. */
export type Cell = string | number | bigint | boolean | object | undefined;

/** A column of rows; every column has as many cells as there are rows. */
export interface ReadColumn {
  readonly name: string;
  readonly cells: readonly Cell[];
  /** Whether some are missing otherwise than as null: where there are no values, they are numbers then. */
  readonly holdsNaN: boolean;
}

/**
 * Turns rows into columns, in order of first appearance; `chosen` chooses and orders them.
 * `what` names the rows in messages. `endless` lets ±∞ pass: as a value of statistics it is sound.
 */
export function readColumns(
  rows: readonly object[],
  what: string,
  chosen?: readonly string[],
  endless = false,
): readonly ReadColumn[] {
  const columns = new Map<string, { cells: Cell[]; nulls: number }>();
  for (const name of chosen ?? []) {
    if (typeof name !== "string" || columns.has(name)) {
      const why = typeof name === "string" ? `${quoted(name)} twice` : kindOf(name);
      throw new InvalidRequestError(`${what}: columns names ${why}.`);
    }
    columns.set(name, { cells: [], nulls: 0 });
  }
  const all = checkRows(rows, what);
  for (const [index, row] of all.entries()) {
    for (const [name, value] of Object.entries(row)) {
      let column = columns.get(name);
      if (column === undefined && chosen !== undefined) {
        continue;
      }
      columns.set(name, (column ??= { cells: [], nulls: 0 }));
      column.nulls += value === null ? 1 : 0;
      column.cells[index] = cellOf(
        value,
        () => `${what}: row ${index + 1}, column ${quoted(name)}`,
        endless,
      );
    }
  }
  return [...columns].map(([name, column]) => {
    if (chosen !== undefined && all.length > 0 && column.cells.length === 0) {
      throw new InvalidRequestError(`${what}: no row has the column ${quoted(name)}.`);
    }
    // Rows at the end may lack the column.
    const cells = Array.from({ length: all.length }, (_, index) => column.cells[index]);
    const missing = cells.filter((cell) => cell === undefined).length;
    return { name, cells, holdsNaN: missing > column.nulls };
  });
}

const memberless = /^\[object (Map|Set|Date|RegExp|Promise|Blob|File|ArrayBuffer)\]$/;

/** The rows as an array of objects; anything else is refused. */
export function checkRows(rows: unknown, what: string): readonly object[] {
  if (!Array.isArray(rows)) {
    throw new InvalidRequestError(`${what}: rows must be an array of objects.`);
  }
  return Array.from(rows, (row: unknown, index) => {
    if (typeof row !== "object" || row === null || Array.isArray(row)) {
      throw new InvalidRequestError(
        `${what}: row ${index + 1} is ${kindOf(row)}. Rows are objects: { column: value }.`,
      );
    }
    // What they hold is not in members of their own: a row of nothing would be sent.
    const [, tag = ""] = memberless.exec(Object.prototype.toString.call(row)) ?? [];
    if (tag !== "") {
      throw new InvalidRequestError(
        `${what}: row ${index + 1} is a ${tag}. Rows are objects: { column: value }${tag === "Map" ? ", such as Object.fromEntries(map)" : ""}.`,
      );
    }
    return row;
  });
}

function cellOf(value: unknown, place: () => string, endless: boolean): Cell {
  switch (typeof value) {
    case "function":
    case "symbol":
      throw new InvalidRequestError(`${place()} is a ${typeof value}, which cannot be sent.`);
    case "number":
      if (!endless && Math.abs(value) === Number.POSITIVE_INFINITY) {
        throw new InvalidRequestError(
          `${place()} is ${value}, which cannot be sent. Give a finite number or text.`,
        );
      }
      return Number.isNaN(value) ? undefined : value;
    case "object":
      return value === null || (isDate(value) && Number.isNaN(value.valueOf())) ? undefined : value;
    case "string":
    case "boolean":
    case "bigint":
      return value;
    default:
      return undefined;
  }
}

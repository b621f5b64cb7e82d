import { isDate } from "../../client/is-date.ts";
import type { Cell, ReadColumn } from "./read-columns.ts";

/** What a column holds, as a data frame made of the same rows would have it. */
export type ColumnType = "boolean" | "integer" | "float" | "date" | "text" | "mixed";

// No literal: bundlers for older browsers refuse those.
const largestInteger = /* @__PURE__ */ BigInt(2 ** 63);

/**
 * The type of a column. Missing values turn integers into floats and booleans into mixed values;
 * a column of nulls is mixed too.
 */
export function columnType({ cells, holdsNaN }: ReadColumn): ColumnType {
  let missing = false;
  const kinds = new Set<ColumnType>();
  for (const cell of cells) {
    if (cell === undefined) {
      missing = true;
    } else {
      kinds.add(cellType(cell));
    }
  }
  const [kind, ...others] = kinds;
  if (others.length > 0) {
    return others.length === 1 && kinds.has("integer") && kinds.has("float") ? "float" : "mixed";
  }
  switch (kind) {
    case undefined:
      return holdsNaN ? "float" : "mixed";
    case "integer":
      return missing ? "float" : "integer";
    case "boolean":
      return missing ? "mixed" : "boolean";
    default:
      return kind;
  }
}

function cellType(cell: NonNullable<Cell>): ColumnType {
  switch (typeof cell) {
    case "boolean":
      return "boolean";
    case "number":
      return Number.isSafeInteger(cell) ? "integer" : "float";
    case "bigint":
      return cell < largestInteger && cell >= -largestInteger ? "integer" : "mixed";
    case "string":
      return "text";
    default:
      return isDate(cell) ? "date" : "mixed";
  }
}

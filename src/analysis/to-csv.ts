import { checkList } from "./check-options.ts";
/** What a cell of a table of text can hold; null and undefined are empty. */
export type Cell = string | number | boolean | Date | null | undefined;

/**
 * Writes rows as CSV (RFC 4180): a header, lines that end with CRLF, quotes where they are needed. Text that a
 * spreadsheet would take for a formula is written with an apostrophe before it, so that it is only shown.
 *
 * @param rows - objects; columns are in the order in which they first appear
 * @example
 * const csv = toCsv(toRecords(await model.versions()));
 */
export function toCsv(rows: readonly Readonly<Record<string, Cell>>[]): string {
  checkList(rows, "rows");
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (columns.length === 0) {
    return "";
  }
  const lines = rows.map((row) =>
    columns.map((column) => textOf(Object.hasOwn(row, column) ? row[column] : null)),
  );
  return [columns.map(textOf), ...lines].map((cells) => `${cells.join(",")}\r\n`).join("");
}

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) {
    return "";
  }
  if (cell instanceof Date) {
    return Number.isNaN(cell.getTime()) ? "" : cell.toISOString();
  }
  // A number is never a formula, although it may begin with a minus.
  return typeof cell === "string"
    ? quoted(/^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell)
    : String(cell);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

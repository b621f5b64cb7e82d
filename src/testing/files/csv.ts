/** A table as CSV (RFC 4180); its columns are those of its rows, in the order they first appear. */
export function csvOf(rows: readonly unknown[]): string {
  const records = rows.map(
    (row) => new Map<string, unknown>(typeof row === "object" ? Object.entries(row ?? {}) : []),
  );
  const columns = [...new Set(records.flatMap((record) => [...record.keys()]))];
  return [columns, ...records.map((record) => columns.map((column) => record.get(column)))]
    .map((cells) => `${cells.map(cellOf).join(",")}\r\n`)
    .join("");
}

function cellOf(value: unknown): string {
  const text =
    typeof value === "string" ? value : value === null ? "" : (JSON.stringify(value) ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The rows of a CSV text; undefined where a quote is not closed. Empty lines are no rows. */
export function rowsOfCsv(text: string): string[][] | undefined {
  const rows: string[][] = [];
  let row: string[] = [];
  // A cell in quotes or a plain one, and what ends it; every match takes at least one character.
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/gy;
  const source = text.replace(/^\u{feff}/u, "");
  while (cell.lastIndex < source.length) {
    const found = cell.exec(source);
    if (found === null) {
      return undefined;
    }
    const [, quoted, plain = "", end] = found;
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ",") {
      rows.push(row);
      row = [];
    } else if (cell.lastIndex >= source.length) {
      rows.push([...row, ""]);
      row = [];
    }
  }
  return rows.filter((cells) => cells.length > 1 || cells[0] !== "");
}

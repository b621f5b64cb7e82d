import { UsageError } from "../usage-error.ts";

/** Numbers as people write them; `007` and `1,5` are no numbers, and long ids would lose digits. */
const number = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?(?:[eE][+-]?\d{1,3})?$/;

/** Reads CSV as RFC 4180 has it: the first record names the columns. Empty cells are missing values. */
export function parseCsv(text: string): Record<string, string | number | null>[] {
  const [head, ...records] = recordsOf(text.replace(/^\uFEFF/, ""));
  if (head === undefined) {
    throw new UsageError("The CSV holds nothing: its first line must name the columns.");
  }
  const twice = head.find((name, index) => head.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new UsageError(`The CSV names the column ${JSON.stringify(twice)} twice.`);
  }
  return records.map((cells, index) => {
    if (cells.length !== head.length) {
      throw new UsageError(
        `Row ${index + 1} of the CSV has ${cells.length} cells, but there are ${head.length} columns.`,
      );
    }
    return Object.fromEntries(head.map((name, at) => [name, valueOf(cells[at] ?? "")]));
  });
}

function valueOf(cell: string): string | number | null {
  return cell === "" ? null : number.test(cell) ? Number(cell) : cell;
}

function recordsOf(text: string): string[][] {
  const records: string[][] = [];
  let cells: string[] = [];
  // A cell: in quotes, in which two stand for one; or all up to the next comma or line break.
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;
  while (cell.lastIndex < text.length || cells.length > 0) {
    const at = cell.lastIndex;
    const found = cell.exec(text);
    if (found === null) {
      throw new UsageError(
        `The CSV cannot be read at character ${at + 1}: a quote is not closed, or stands inside a cell.`,
      );
    }
    const [, quoted, plain = "", end] = found;
    cells.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ",") {
      // A line without anything is none.
      if (cells.length > 1 || cells[0] !== "" || quoted !== undefined) {
        records.push(cells);
      }
      cells = [];
      if (end === "") {
        break;
      }
    }
  }
  return records;
}

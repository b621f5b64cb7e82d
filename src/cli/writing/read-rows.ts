import { extname } from "node:path";
import { readInput } from "../read-input.ts";
import { UsageError } from "../usage-error.ts";
import { parseCsv } from "./parse-csv.ts";

/** Reads rows from CSV, a JSON array of objects, or lines of JSON; `-` is standard input. */
export async function readRows(
  path: string,
  stdin: AsyncIterable<Uint8Array | string>,
): Promise<readonly object[]> {
  const text = await readInput(path, stdin);
  const name = path === "-" ? "Standard input" : JSON.stringify(path);
  const isJson = /^\.(?:json|ndjson|jsonl)$/i.test(extname(path)) || /^\s*[[{]/.test(text);
  return isJson && !/^\.csv$/i.test(extname(path)) ? rowsOfJson(text, name) : parseCsv(text);
}

function rowsOfJson(text: string, name: string): readonly object[] {
  const value = parse(text) ?? linesOf(text);
  if (!Array.isArray(value)) {
    throw new UsageError(
      `${name} holds no rows: they are a JSON array of objects, or one object a line.`,
    );
  }
  return value.map((row: unknown, index) => {
    if (typeof row !== "object" || row === null || Array.isArray(row)) {
      throw new UsageError(`Row ${index + 1} of ${name} is no object.`);
    }
    return row;
  });
}

/** An array; undefined for anything else, which may be one object a line. */
function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function linesOf(text: string): unknown {
  try {
    return text
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line): unknown => JSON.parse(line));
  } catch {
    return undefined;
  }
}

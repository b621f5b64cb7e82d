import type { List } from "../../index.ts";
import type { Terminal } from "../terminal.ts";
import { cellText, jsonText } from "./cell-text.ts";
import { type Colours, coloursOf } from "./colours.ts";
import { displayWidth, padToWidth } from "./display-width.ts";
import { type Print, printerOf } from "./printer.ts";
import { tableLines } from "./table-lines.ts";

/** How a result is printed. */
export type Format = "table" | "tsv" | "json" | "ndjson" | "ids";

/** A column of a list. */
export interface Column<Item> {
  readonly heading: string;
  readonly value: (item: Item) => unknown;
  /** Whether its cells may be cut on a narrow terminal; default no. */
  readonly cut?: boolean;
  /** Gives the cell a colour, when it was laid out. */
  readonly paint?: (text: string, item: Item) => string;
}

/** What is listed: an array, or what is read page by page. */
export type Items<Item> = readonly Item[] | List<Item>;

/** A list to print. */
export interface Listing<Item> {
  readonly items: Items<Item>;
  readonly columns: readonly Column<Item>[];
  readonly id: (item: Item) => string | number;
  /** The item as plain data; default itself. */
  readonly data?: (item: Item) => unknown;
}

/** One thing to print. */
export interface RecordToPrint {
  readonly fields: readonly (readonly [string, unknown])[];
  readonly id: string | number;
  readonly data: unknown;
}

/** Prints results: all of it, and nothing that is no result. */
export interface Output {
  readonly format: Format;
  list<Item>(listing: Listing<Item>): Promise<void>;
  record(record: RecordToPrint): Promise<void>;
  /** Text that is a result as it is. */
  readonly text: Print;
  readonly colours: Colours;
}

/** Makes the one renderer of all commands. */
export function outputOf(terminal: Terminal, format: Format): Output {
  const print = printerOf(terminal.stdout);
  const colours = coloursOf(terminal, "stdout");

  async function list<Item>(listing: Listing<Item>): Promise<void> {
    const { items, columns, id, data = (item) => item } = listing;
    if (format === "table" || format === "json") {
      // Awaited, because then pages are read side by side.
      const all: readonly Item[] = await items;
      if (format === "json") {
        return print(`${jsonText(all.map(data), 2)}\n`);
      }
      const heads = columns.map(({ heading, cut = false }) => ({ heading, cut }));
      const rows = all.map((item) =>
        columns.map(({ value, paint }) => ({
          text: cellText(value(item)),
          paint: (text: string) => paint?.(text, item) ?? text,
        })),
      );
      const lines = tableLines(heads, rows, terminal.columns ?? 80, colours);
      return print(rows.length === 0 ? "" : `${lines.join("\n")}\n`);
    }
    const line = (item: Item): string =>
      format === "ndjson"
        ? jsonText(data(item))
        : format === "ids"
          ? cellText(id(item))
          : columns.map(({ value }) => cellText(value(item))).join("\t");
    for await (const item of items) {
      await print(`${line(item)}\n`);
    }
  }

  async function record({ fields, id, data }: RecordToPrint): Promise<void> {
    switch (format) {
      case "json":
        return print(`${jsonText(data, 2)}\n`);
      case "ndjson":
        return print(`${jsonText(data)}\n`);
      case "ids":
        return print(`${cellText(id)}\n`);
      case "tsv":
        return print(
          fields.map(([name, value]) => `${cellText(name)}\t${cellText(value)}\n`).join(""),
        );
      case "table": {
        const names = fields.map(([name]) => cellText(name));
        const width = Math.max(...names.map(displayWidth));
        return print(
          fields
            .map(([, value], index) =>
              `${colours.bold(padToWidth(names[index] ?? "", width))}  ${cellText(value)}`.trimEnd(),
            )
            .map((line) => `${line}\n`)
            .join(""),
        );
      }
    }
  }

  return { format, list, record, text: print, colours };
}

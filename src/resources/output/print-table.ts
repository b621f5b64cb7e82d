import type { CallOptions } from "../../client/client.ts";
import { cut, excerpt, lengthOf, quoted } from "../../client/text/excerpt.ts";
import type { Output } from "../../environment/environment.ts";

/** Options of the methods that print a table. */
export interface PrintOptions extends CallOptions {
  /** `false` prints nothing; a function gets the text instead of the terminal or console. */
  readonly print?: boolean | ((text: string) => void) | undefined;
}

/** A row of a printed list. */
interface ListingRow {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
}

/** How to open one of the things listed. */
export function openingHint(opener: string, noun: string, id: string): string {
  return `${opener}.${noun}("${id}") opens one by its id, ${opener}.${noun}("its name") by its name.`;
}

/** Where the rows belong, for a listing's `place`. */
export function placeOf(parent: {
  readonly kind: string;
  readonly name: string;
  readonly id: string;
}): string {
  return ` in ${parent.kind} ${quoted(parent.name)} (${parent.id})`;
}

/** A printed list: what it counts, its rows, and what to do next. */
export interface Listing {
  /** The singular: `workspace`. */
  readonly noun: string;
  /** Where the rows belong: ` in workspace "X" (WSP-1)`; empty for none. */
  readonly place: string;
  readonly rows: readonly ListingRow[];
  /** What the last column holds; default `description`. */
  readonly heading?: string;
  readonly hints: readonly string[];
  readonly url: string;
}

const shownRows = 10;
const widths = { id: 10, name: 20, description: 50 } as const;

/** Prints a listing where the options say, else to the environment's output. */
export function printListing(listing: Listing, options: PrintOptions, output: Output): void {
  if (options.print === false) {
    return;
  }
  if (typeof options.print === "function") {
    options.print(formatListing(listing, {}));
  } else {
    output.print(formatListing(listing, output));
  }
}

function formatListing(listing: Listing, output: Partial<Output>): string {
  const { noun, rows } = listing;
  const count = `There ${rows.length === 1 ? "is" : "are"} ${rows.length} ${noun}${rows.length === 1 ? "" : "s"}${listing.place}.`;
  const hidden = rows.length - shownRows;
  return [
    count,
    ...(rows.length === 0 ? [] : ["", ...formatTable(listing, output)]),
    ...(hidden > 0 ? [`… and ${hidden} more.`] : []),
    "",
    ...listing.hints,
    `See them all at ${listing.url}`,
  ].join("\n");
}

function formatTable(listing: Listing, { columns, colour }: Partial<Output>): string[] {
  const header = {
    id: `${listing.noun} id`,
    name: "name",
    description: listing.heading ?? "description",
  };
  const cells = listing.rows.slice(0, shownRows).map((row) => ({
    id: excerpt(row.id, undefined, widths.id),
    name: excerpt(row.name, undefined, widths.name),
    description: excerpt(row.description ?? "", undefined, widths.description),
  }));
  const widest = (column: keyof typeof widths): number =>
    Math.max(...[header, ...cells].map((row) => lengthOf(row[column])));
  const id = widest("id");
  const name = widest("name");
  const separators = 6;
  // A terminal that is too narrow gets shorter descriptions rather than broken lines.
  const room =
    columns === undefined
      ? Infinity
      : Math.max(lengthOf(header.description), columns - id - name - separators);
  const line = (row: typeof header): string =>
    `${pad(row.id, id)} | ${pad(row.name, name)} | ${cut(row.description, room)}`.trimEnd();
  const head = line(header);
  const description = Math.min(widest("description"), room);
  return [
    colour === true ? `\u001b[1m${head}\u001b[22m` : head,
    `${"-".repeat(id)}-+-${"-".repeat(name)}-+-${"-".repeat(description)}`,
    ...cells.map(line),
  ];
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - lengthOf(text)));
}

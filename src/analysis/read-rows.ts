import { ProtocolError } from "../errors.ts";
import type { Listed } from "./inputs.ts";

/** What a list gave. */
export interface Rows<T> {
  readonly rows: readonly T[];
  /** Why that may not be all there is. */
  readonly doubt: string | null;
}

const largestPage = 100;

/**
 * Reads a list row by row as the server gives it, also rows that come again with another content, and
 * tells whether it was whole. A list that does not give pages is taken at its word.
 */
export async function readRows<T>(list: Listed<T> | undefined): Promise<Rows<T>> {
  if (list?.page === undefined) {
    const rows = await list;
    if (!Array.isArray(rows)) {
      throw new ProtocolError("The answer is no list.");
    }
    return { rows, doubt: null };
  }
  const rows: T[] = [];
  const different = new Set<unknown>();
  const totals = new Set<number>();
  let size = largestPage;
  for (let index = 1; ; index += 1) {
    const { items, total } = await list.page({ index, size });
    totals.add(total);
    const before = different.size;
    for (const item of items) {
      rows.push(item);
      different.add(isIdentified(item) ? item.id : item);
    }
    // Servers may give smaller pages than asked for; then that is the size to count in.
    size = index === 1 && items.length > 0 ? Math.min(size, items.length) : size;
    if (rows.length >= total || different.size === before) {
      return { rows, doubt: doubtOf([...totals], different.size) };
    }
  }
}

/** Why rows of which the server told these totals may not be all there are. */
function doubtOf(totals: readonly number[], given: number): string | null {
  if (totals.length > 1) {
    // What moved to a page that was read before is missing, whatever the numbers say.
    return `they changed while they were read, from ${totals.join(" to ")}`;
  }
  const [total] = totals;
  return given === total ? null : `the server counts ${total} of them, but gave ${given}`;
}

function isIdentified(item: unknown): item is { readonly id: unknown } {
  return typeof item === "object" && item !== null && "id" in item;
}

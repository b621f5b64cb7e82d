import { Refusal } from "../refusal.ts";

/** Which page a query asks for; `index` counts from 1. */
export interface PageInput {
  readonly index?: number | null | undefined;
  readonly size?: number | null | undefined;
}

/** A page of a list. */
export interface Paged<T> {
  readonly items: T[];
  readonly page: { readonly index: number; readonly size: number };
  /** How many there are on all pages. */
  readonly total: number;
}

const defaultSize = 30;

/** One page of the records, no larger than `limit`. */
export function pageOf<T>(
  records: readonly T[],
  { index, size }: PageInput,
  limit: number,
): Paged<T> {
  const page = { index: index ?? 1, size: Math.min(size ?? defaultSize, limit) };
  if (page.index < 1 || page.size < 1) {
    throw new Refusal(400, "page index and size count from 1");
  }
  const start = (page.index - 1) * page.size;
  return { items: records.slice(start, start + page.size), page, total: records.length };
}

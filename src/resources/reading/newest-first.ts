import type { CallOptions } from "../../client/client.ts";
import type { List, ListOptions } from "../../client/list/list.ts";
import type { Page, PageInput } from "../../client/list/page.ts";

/** Options of the methods that list versions. */
export interface VersionListOptions extends ListOptions {
  /** `true` gives the newest version first; default false: the oldest first, as the server has them. */
  readonly newestFirst?: boolean | undefined;
}

type ReadPage<Data> = (page: PageInput, options: CallOptions) => Promise<Page<Data>>;

/** One reading of a list from its end. */
interface Reading<Data> {
  /** Items that were asked for with the first page. */
  readonly asked: number;
  /** Items that the server puts on a page: it may give fewer than were asked for, or more. */
  readonly size: number;
  /** How many items there were when the reading began: what is added later comes after them. */
  readonly total: number;
  /** Pages that are here or on their way, by the server's index. */
  readonly pages: Map<number, Promise<Page<Data>>>;
}

/**
 * Reads a list that the server gives oldest first, from its end. The protocol has no order for these
 * lists, so the pages are asked for by their index, counted back from the total. A page of the result
 * lies across two pages of the server; each of these is asked for once.
 */
export function fromTheEnd<Data>(read: ReadPage<Data>): ReadPage<Data> {
  let reading: Reading<Data> | undefined;
  return async ({ index, size }, options) => {
    const current =
      index > 1 && (reading?.size === size || reading?.asked === size)
        ? reading
        : await beginReading(read, size, options);
    reading = current;
    const end = Math.max(0, current.total - (index - 1) * current.size);
    const start = Math.max(0, end - current.size);
    const pages = await Promise.all(
      pagesWithin(start, end, current.size).map(async (place) => ({
        offset: (place - 1) * current.size,
        page: await pageAt(read, current, place, options),
      })),
    );
    // A page that lies before `start` in full is not needed again.
    current.pages.delete(Math.floor(start / current.size) + 2);
    const items = pages.flatMap(({ offset, page }) =>
      page.items.slice(Math.max(0, start - offset), Math.max(0, end - offset)),
    );
    // Items that were deleted meanwhile are missing from the count as well.
    const total = Math.min(current.total, ...pages.map(({ page }) => page.total));
    // oxlint-disable-next-line unicorn/no-array-reverse -- React Native has no toReversed
    return { items: [...items].reverse(), page: { index, size: current.size }, total };
  };
}

async function beginReading<Data>(
  read: ReadPage<Data>,
  size: number,
  options: CallOptions,
): Promise<Reading<Data>> {
  const first = await read({ index: 1, size }, options);
  const { length } = first.items;
  const { total } = first;
  const told = first.page.size;
  const served = Number.isInteger(told) && told >= 1 ? Math.min(size, told) : size;
  // What came counts, not what the server says of it: it may put more on a page than was asked for.
  const isPart = length > 0 && length < total;
  return {
    asked: size,
    size: length > size || (isPart && length < served) ? length : served,
    total,
    // Not kept where it would be the last one needed: what is deleted until then slides into it unseen.
    pages: new Map(length < total ? [] : [[1, Promise.resolve(first)]]),
  };
}

function pagesWithin(start: number, end: number, size: number): number[] {
  const first = Math.floor(start / size) + 1;
  const last = Math.ceil(end / size);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place);
}

function pageAt<Data>(
  read: ReadPage<Data>,
  { asked, size, pages }: Reading<Data>,
  index: number,
  options: CallOptions,
): Promise<Page<Data>> {
  const known = pages.get(index);
  if (known !== undefined) {
    return known;
  }
  const page = read({ index, size: Math.min(asked, size) }, options);
  pages.set(index, page);
  // A failure is not kept, so that the next call reads again.
  page.catch(() => pages.delete(index));
  return page;
}

/** The version before the one with this id, in a list that gives the newest first. */
export async function versionBefore<Version extends { readonly id: string }>(
  newestFirst: List<Version>,
  id: string,
): Promise<Version | undefined> {
  let found = false;
  for await (const version of newestFirst) {
    if (found) {
      return version;
    }
    found = version.id === id;
  }
  return undefined;
}

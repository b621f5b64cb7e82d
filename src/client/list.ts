import { InvalidRequestError } from "../errors.ts";
import { follow, quiet, withController } from "./abort.ts";
import type { CallOptions } from "./client.ts";
import type { Page } from "./page.ts";
import { wholeNumber } from "./whole-number.ts";

/** Options of every method that lists. */
export interface ListOptions extends CallOptions {
  /** The most items to give; default: all. */
  readonly limit?: number | undefined;
  /** Items asked for at once, 1 to 100; default 100. Servers may give fewer. */
  readonly pageSize?: number | undefined;
}

/** Where a list's items come from. */
export interface ListSource<T> {
  /** Reads one page; `index` counts from 1. */
  readonly read: (index: number, size: number, options: CallOptions) => Promise<Page<T>>;
  /** What makes an item itself, so that one seen twice is given once. */
  readonly identify: (item: T) => string;
  /** Items given before all others. */
  readonly lead?: readonly T[];
}

/** The largest page that official clients ask for. */
const largestPage = 100;
const pagesAtOnce = 4;
/** Lists shift by a few items at most while they are read; older ids need not be kept. */
const rememberedItems = 1000;

/**
 * A list that is read when it is used: await it for all items, or iterate it page by page.
 *
 * @example
 * const all = await connection.workspaces();
 * for await (const workspace of connection.workspaces()) console.log(workspace.name);
 */
export class List<T> implements PromiseLike<T[]>, AsyncIterable<T> {
  readonly #source: ListSource<T>;
  readonly #limit: number;
  readonly #size: number;
  readonly #options: CallOptions;

  /** @internal */
  constructor(source: ListSource<T>, options: ListOptions = {}) {
    this.#source = source;
    this.#limit = checked("limit", options.limit ?? Number.POSITIVE_INFINITY, 0);
    this.#size = checked("pageSize", options.pageSize ?? largestPage, 1, largestPage);
    this.#options = { signal: options.signal, timeout: options.timeout };
  }

  /** Reads all items; makes the list awaitable. */
  // oxlint-disable-next-line unicorn/no-thenable -- to be awaited is what a list is for
  then<Result = T[], Failure = never>(
    onfulfilled?: ((items: T[]) => Result | PromiseLike<Result>) | null,
    onrejected?: ((reason: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Result | Failure> {
    return this.#all().then(onfulfilled, onrejected);
  }

  /** Like a promise's own. */
  catch<Failure = never>(
    onrejected?: ((reason: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<T[] | Failure> {
    return this.#all().catch(onrejected);
  }

  /** Like a promise's own. */
  finally(onfinally?: (() => void) | null): Promise<T[]> {
    return this.#all().finally(onfinally);
  }

  /** Items one by one, the next page already on its way; leaving the loop ends its request. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    const isNew = sieve(this.#source, rememberedItems);
    let left = this.#limit;
    for (const item of (this.#source.lead ?? []).slice(0, left)) {
      left -= 1;
      yield item;
    }
    if (left === 0) {
      return;
    }
    const { controller, release } = follow(this.#options.signal);
    // Whoever leaves the loop early never awaits the page that is on its way.
    const read = (index: number, size: number): Promise<Page<T>> =>
      quiet(this.#source.read(index, size, { ...this.#options, signal: controller.signal }));
    try {
      let size = Math.min(this.#size, this.#limit);
      let next: Promise<Page<T>> | undefined = read(1, size);
      for (let index = 2; next !== undefined; index += 1) {
        const page: Page<T> = await next;
        if (index === 2) {
          size = effectiveSize(page, size);
        }
        const more = page.items.length > 0 && index <= this.#pagesOf(page.total, size);
        next = more ? read(index, size) : undefined;
        for (const item of page.items) {
          if (isNew(item)) {
            yield item;
            left -= 1;
            if (left === 0) {
              return;
            }
          }
        }
      }
    } finally {
      release();
      controller.abort();
    }
  }

  /** The first item, or undefined when there is none. */
  async first(): Promise<T | undefined> {
    for await (const item of new List(this.#source, { ...this.#options, limit: 1, pageSize: 1 })) {
      return item;
    }
    return undefined;
  }

  /** One page as the server gives it, in its order; `index` counts from 1, `size` is at most 100. */
  async page(place: {
    readonly index: number;
    readonly size?: number | undefined;
  }): Promise<Page<T>> {
    const index = checked("index", place.index, 1);
    const size = checked("size", place.size ?? this.#size, 1, largestPage);
    return this.#source.read(index, size, this.#options);
  }

  /** How many items there are, whatever `limit` says. */
  async total(): Promise<number> {
    return (await this.#source.read(1, 1, this.#options)).total;
  }

  async #all(): Promise<T[]> {
    const isNew = sieve(this.#source, Number.POSITIVE_INFINITY);
    const items = [...(this.#source.lead ?? [])];
    if (items.length < this.#limit) {
      await withController(this.#options.signal, async ({ signal }) => {
        const options = { ...this.#options, signal };
        const asked = Math.min(this.#size, this.#limit);
        let page = await this.#source.read(1, asked, options);
        const size = effectiveSize(page, asked);
        items.push(...page.items.filter(isNew));
        let index = 2;
        // Once more when the list grew while it was read.
        while (page.items.length > 0 && index <= this.#pagesOf(page.total, size)) {
          const last = this.#pagesOf(page.total, size);
          const from = index;
          const pages: Page<T>[] = [];
          const worker = async (): Promise<void> => {
            while (index <= last) {
              const place = index++ - from;
              pages[place] = await this.#source.read(from + place, size, options);
            }
          };
          await Promise.all(Array.from({ length: pagesAtOnce }, worker));
          for (page of pages) {
            items.push(...page.items.filter(isNew));
          }
        }
      });
    }
    return items.slice(0, this.#limit);
  }

  /** How many pages hold what is wanted. */
  #pagesOf(total: number, size: number): number {
    return Math.ceil(Math.min(total, this.#limit) / size);
  }
}

/** Passes each item once. Holds the ids of the newest `remembered` to twice as many items. */
function sieve<T>(
  { identify, lead = [] }: ListSource<T>,
  remembered: number,
): (item: T) => boolean {
  const always = new Set(lead.map(identify));
  let newer = new Set<string>();
  let older = newer;
  return (item) => {
    const id = identify(item);
    if (always.has(id) || newer.has(id) || older.has(id)) {
      return false;
    }
    if (newer.size >= remembered) {
      older = newer;
      newer = new Set();
    }
    newer.add(id);
    return true;
  };
}

/** Servers may give smaller pages than asked for; then that is the size to count in. */
function effectiveSize({ items, total, page }: Page<unknown>, asked: number): number {
  const given = items.length;
  const cut = given > 0 && given < total ? given : asked;
  return Math.min(asked, page.size >= 1 ? page.size : asked, cut);
}

function checked(name: string, value: number, least: number, most?: number): number {
  return wholeNumber(InvalidRequestError, name, value, least, most);
}

import { InvalidRequestError } from "../errors.ts";
import { withController } from "./abort.ts";
import type { CallOptions } from "./client.ts";
import type { Page } from "./page.ts";

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
  /** What makes an item itself, so that one seen twice is given once; undefined: nothing does. */
  readonly identify: (item: T) => string | undefined;
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
    this.#limit = checked(
      "limit",
      options.limit ?? Number.POSITIVE_INFINITY,
      0,
      Number.POSITIVE_INFINITY,
    );
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
    const pages = this.#pages();
    const sieve = new Sieve(this.#source, rememberedItems);
    let given = 0;
    try {
      for (const item of this.#source.lead ?? []) {
        if (given >= this.#limit) {
          return;
        }
        given += 1;
        yield item;
      }
      for await (const page of pages) {
        for (const item of page.items) {
          if (!sieve.pass(item)) {
            continue;
          }
          if (given >= this.#limit) {
            return;
          }
          given += 1;
          yield item;
        }
      }
    } finally {
      await pages.return();
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
    const index = checked("index", place.index, 1, Number.POSITIVE_INFINITY);
    const size = checked("size", place.size ?? this.#size, 1, largestPage);
    return this.#source.read(index, size, this.#options);
  }

  /** How many items there are, whatever `limit` says. */
  async total(): Promise<number> {
    return (await this.#source.read(1, 1, this.#options)).total;
  }

  async #all(): Promise<T[]> {
    const sieve = new Sieve(this.#source, Number.POSITIVE_INFINITY);
    const items = [...(this.#source.lead ?? [])];
    if (items.length >= this.#limit) {
      return items.slice(0, this.#limit);
    }
    await withController(this.#options.signal, async (controller) => {
      const options = { ...this.#options, signal: controller.signal };
      try {
        const asked = Math.min(this.#size, this.#limit);
        const first = await this.#source.read(1, asked, options);
        items.push(...first.items.filter((item) => sieve.pass(item)));
        const size = effectiveSize(first, asked);
        let total = first.total;
        let last = 1;
        // Once more when the list grew while it was read.
        while (last < pagesOf(Math.min(total, this.#limit), size)) {
          const indexes = range(last + 1, pagesOf(Math.min(total, this.#limit), size));
          last = indexes.at(-1) ?? last;
          const pages = await inParallel(indexes, (index) =>
            this.#source.read(index, size, options),
          );
          for (const page of pages) {
            items.push(...page.items.filter((item) => sieve.pass(item)));
            total = page.total;
          }
          if (pages.at(-1)?.items.length === 0) {
            break;
          }
        }
      } catch (error) {
        // The pages still on their way are of no use any more.
        controller.abort(error);
        throw error;
      }
    });
    return items.length > this.#limit ? items.slice(0, this.#limit) : items;
  }

  async *#pages(): AsyncGenerator<Page<T>, void, undefined> {
    const controller = new AbortController();
    const { signal } = this.#options;
    signal?.throwIfAborted();
    const abort = (): void => controller.abort(signal?.reason);
    signal?.addEventListener("abort", abort, { once: true });
    const read = (index: number, size: number): Promise<Page<T>> => {
      const page = this.#source.read(index, size, { ...this.#options, signal: controller.signal });
      // Whoever leaves the loop early never awaits the page that is on its way.
      page.catch(() => undefined);
      return page;
    };
    try {
      let size = Math.min(this.#size, Math.max(1, this.#limit));
      let next: Promise<Page<T>> | undefined = this.#limit === 0 ? undefined : read(1, size);
      for (let index = 1; next !== undefined; index += 1) {
        const page: Page<T> = await next;
        if (index === 1) {
          size = effectiveSize(page, size);
        }
        const wanted = Math.min(page.total, this.#limit);
        const more = page.items.length > 0 && index < pagesOf(wanted, size);
        next = more ? read(index + 1, size) : undefined;
        yield page;
      }
    } finally {
      signal?.removeEventListener("abort", abort);
      controller.abort();
    }
  }
}

/** Passes each item once. Holds the ids of the newest `remembered` to twice as many items. */
class Sieve<T> {
  readonly #identify: (item: T) => string | undefined;
  readonly #always: ReadonlySet<string | undefined>;
  readonly #remembered: number;
  #newer = new Set<string>();
  #older = new Set<string>();

  constructor({ identify, lead = [] }: ListSource<T>, remembered: number) {
    this.#identify = identify;
    this.#always = new Set(lead.map(identify));
    this.#remembered = remembered;
  }

  pass(item: T): boolean {
    const id = this.#identify(item);
    if (id === undefined) {
      return true;
    }
    if (this.#always.has(id) || this.#newer.has(id) || this.#older.has(id)) {
      return false;
    }
    if (this.#newer.size >= this.#remembered) {
      this.#older = this.#newer;
      this.#newer = new Set();
    }
    this.#newer.add(id);
    return true;
  }
}

/** Servers may give smaller pages than asked for; then that is the size to count in. */
function effectiveSize(first: Page<unknown>, asked: number): number {
  const cut =
    first.items.length > 0 && first.items.length < first.total ? first.items.length : asked;
  return Math.max(1, Math.min(asked, first.page.size > 0 ? first.page.size : asked, cut));
}

function pagesOf(items: number, size: number): number {
  return Math.ceil(items / size);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
}

async function inParallel<In, Out>(
  items: readonly In[],
  work: (item: In) => Promise<Out>,
): Promise<Out[]> {
  const results = new Map<number, Out>();
  const rest = items.entries();
  const worker = async (): Promise<void> => {
    for (const [place, item] of rest) {
      results.set(place, await work(item));
    }
  };
  await Promise.all(Array.from({ length: Math.min(pagesAtOnce, items.length) }, worker));
  return items.flatMap((_, place) => {
    const result = results.get(place);
    return result === undefined ? [] : [result];
  });
}

function checked(name: string, value: number, least: number, most: number): number {
  const whole = Number.isInteger(value) || value === Number.POSITIVE_INFINITY;
  if (!whole || value < least || value > most) {
    throw new InvalidRequestError(
      `${name} must be a whole number from ${least}${Number.isFinite(most) ? ` to ${most}` : " up"}, but is ${value}.`,
    );
  }
  return value;
}

import { InvalidRequestError } from "../../errors.ts";
import { follow } from "../abort.ts";
import { checkCall } from "../check-call.ts";
import type { CallOptions } from "../client.ts";
import { checkPage } from "./check-page.ts";
import type { Page } from "./page.ts";
import { PageCheck } from "./page-check.ts";
import { PageWindow } from "./page-window.ts";
import { createDeduplicator } from "./seen-items.ts";
import { wholeNumber } from "../whole-number.ts";

/** Options of every method that lists. */
export interface ListOptions extends CallOptions {
  /** The most items to give; default: all. */
  readonly limit?: number | undefined;
  /** Items asked for at once, 1 to 100; default 100. Servers may give fewer. */
  readonly pageSize?: number | undefined;
  /** Hears after each page how many items came, of how many that are wanted. What it throws ends the reading. */
  readonly onProgress?: ((progress: ListProgress) => void) | undefined;
}

/** How far the reading of a list has come. */
export interface ListProgress {
  /** Items that came. */
  readonly done: number;
  /** Items that there are, or as many as the limit; it changes when the list does. */
  readonly total: number;
}

/** Where a list's items come from. */
export interface ListSource<T> {
  /** Reads one page; `index` counts from 1. */
  readonly read: (index: number, size: number, options: CallOptions) => Promise<Page<T>>;
  /** Begins a reading of its own: gives what reads its pages; default: `read`. */
  readonly begin?: () => ListSource<T>["read"];
  /** What makes an item itself, so that one seen twice is given once; undefined: nothing does. */
  readonly identify: (item: T) => string | undefined;
  /** Items given before all others. */
  readonly lead?: readonly T[];
  /** The operation that reads the pages, for errors. */
  readonly operation?: string | undefined;
}

/** The largest page that official clients ask for. */
const largestPage = 100;
const pagesAtOnce = 4;
/** More items than this are not held at once, unless a limit allows it. */
const mostAwaited = 1_000_000;

/**
 * A list that is read when it is used: await it for all items, or iterate it page by page. Pages go by
 * their number: when somebody deletes an item meanwhile, another one may slide from a page to come to one
 * that was read, and be missed; what is added meanwhile is given once at most. A list that comes with
 * fewer items than the server counts, or grows without end, rejects with a `ProtocolError`.
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
  readonly #onProgress: ListOptions["onProgress"];

  /** @internal */
  constructor(source: ListSource<T>, options: ListOptions = {}) {
    checkCall(options);
    this.#source = source;
    this.#limit = checked("limit", options.limit ?? Number.POSITIVE_INFINITY, 0);
    this.#size = checked("pageSize", options.pageSize ?? largestPage, 1, largestPage);
    this.#options = { signal: options.signal, timeout: options.timeout };
    this.#onProgress = options.onProgress;
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
    for await (const items of this.#batches(1, 1)) {
      yield* items;
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
    return checkPage(await this.#source.read(index, size, this.#options), this.#source.operation);
  }

  /** How many items there are, whatever `limit` says. */
  async total(): Promise<number> {
    return (await this.page({ index: 1, size: 1 })).total;
  }

  async #all(): Promise<T[]> {
    const all: T[] = [];
    // A count that no honest list has is believed where somebody set a limit, or reads one by one.
    const most = this.#limit === Number.POSITIVE_INFINITY ? mostAwaited : undefined;
    for await (const items of this.#batches(pagesAtOnce, 2 * pagesAtOnce, most)) {
      // Not spread: a server that ignores the size may give more items than a call takes arguments.
      for (const item of items) {
        all.push(item);
      }
    }
    return all;
  }

  /** What each page adds, in order: `atOnce` more are on their way, at most `ahead` wait behind the next. */
  async *#batches(
    atOnce: number,
    ahead: number,
    most?: number,
  ): AsyncGenerator<readonly T[], void, undefined> {
    const { begin, identify, lead = [], operation } = this.#source;
    const read = begin?.() ?? this.#source.read;
    const limit = this.#limit;
    let left = limit - lead.length;
    yield lead.slice(0, limit);
    if (left <= 0) {
      return;
    }
    const isUnseen = createDeduplicator(identify, lead);
    const check = new PageCheck(identify, operation, most);
    const { controller, release } = follow(this.#options.signal);
    const window = new PageWindow(
      (index, size) => read(index, size, { ...this.#options, signal: controller.signal }),
      { size: Math.min(this.#size, limit), atOnce, ahead },
    );
    try {
      while (left > 0) {
        const page = await window.take();
        if (page === undefined) {
          check.end(lead.length);
          return;
        }
        checkPage(page, operation);
        const fresh = page.items.filter(isUnseen);
        check.add(page, fresh.length);
        window.learnSize(page);
        const unseen = fresh.slice(0, left);
        left -= unseen.length;
        // An empty page is the last one, whatever the server counts; so is one with which all have come.
        const isLast = page.items.length === 0 || check.seen >= check.counted;
        if (isLast && left > 0) {
          check.end(lead.length);
        }
        window.reach(isLast ? 0 : Math.min(check.counted, check.seen + left));
        const total = Math.min(check.counted, limit);
        this.#onProgress?.({ done: Math.min(check.seen, total), total });
        yield unseen;
      }
    } finally {
      window.close();
      release();
      controller.abort();
    }
  }
}

function checked(name: string, value: number, least: number, most?: number): number {
  return wholeNumber(InvalidRequestError, name, value, least, most);
}

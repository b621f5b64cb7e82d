import { ignoreUnhandled } from "../abort.ts";
import type { Page } from "./page.ts";

interface WindowOptions {
  /** Items to ask for at once. */
  readonly size: number;
  /** Requests on their way at once, at most. */
  readonly atOnce: number;
  /** Pages that wait to be taken, at most. */
  readonly ahead: number;
}

/**
 * The pages of a list that are on their way or wait to be taken. It begins with the first page; how
 * far it may go on shows in that one. Pages are taken in their order, whichever comes first.
 */
export class PageWindow<T> {
  readonly #read: (index: number, size: number) => Promise<Page<T>>;
  readonly #options: WindowOptions;
  readonly #pages: Promise<Page<T>>[] = [];
  /** Items to ask for at once: servers may give fewer. */
  #asking: number;
  /** Items that the server puts on a page, as far as is known. */
  #size: number;
  /** The last page worth asking for, as far as is known. */
  #last = 1;
  #asked = 0;
  #underway = 0;

  constructor(read: (index: number, size: number) => Promise<Page<T>>, options: WindowOptions) {
    this.#read = read;
    this.#options = options;
    this.#asking = options.size;
    this.#size = options.size;
  }

  /** Takes the next page; undefined when no page is worth asking for. */
  take(): Promise<Page<T>> | undefined {
    this.#askAhead();
    return this.#pages.shift();
  }

  /** Learns the size to count in from what has come: servers may give smaller or larger pages than they were asked for. */
  learnSize({ items: { length }, page: { size }, total }: Page<T>): void {
    if (this.#asked === 1) {
      // What came counts, not what the server says of it.
      const served = Number.isInteger(size) && size >= 1 ? Math.max(size, length) : this.#size;
      const filled = length > 0 && length < total ? length : this.#size;
      this.#asking = Math.min(this.#asking, served, filled);
      // More than was asked for: its pages have a size of their own.
      this.#size = length > this.#size ? filled : this.#asking;
    }
  }

  /** Goes on to the page that holds this item, counted from 1; the next pages are asked for at once. */
  reach(item: number): void {
    this.#last = Math.ceil(item / this.#size);
    this.#askAhead();
  }

  /** Asks for no page any more. */
  close(): void {
    this.#last = 0;
  }

  #askAhead(): void {
    const { atOnce, ahead } = this.#options;
    while (this.#asked < this.#last && this.#underway < atOnce && this.#pages.length < ahead) {
      this.#asked += 1;
      this.#underway += 1;
      // When the caller leaves its loop early, nobody awaits the pages that are on their way.
      this.#pages.push(ignoreUnhandled(this.#ask(this.#asked)));
    }
  }

  async #ask(index: number): Promise<Page<T>> {
    const page = await this.#read(index, this.#asking);
    this.#underway -= 1;
    // Any page that comes makes room for another, also while an earlier one is awaited.
    this.#askAhead();
    return page;
  }
}

import { ProtocolError } from "../../errors.ts";
import { nameOf } from "./check-page.ts";
import type { Page } from "./page.ts";

/** How often the first page may come again: a list that shifts while it is read shows an item twice. */
const repetitions = 4;
/** Items that a list may grow by while it is read, beside what it held at first. */
const mostGrowth = 10_000;

/** Counts what the pages of one reading give, and refuses what would never end or is not whole. */
export class PageCheck<T> {
  readonly #identify: (item: T) => string | undefined;
  readonly #operation: string | undefined;
  readonly #most: number;
  #seen = 0;
  #counted = 0;
  #first: number | undefined;
  /** The least that the server counted: so many there were all the time. */
  #least = Number.POSITIVE_INFINITY;
  /** Items that came for the first time. */
  #fresh = 0;
  /** Whether a page gave nothing but what had come before. */
  #isRepeated = false;
  #start: string | undefined;
  #again = 0;

  constructor(
    identify: (item: T) => string | undefined,
    operation: string | undefined,
    most = Number.POSITIVE_INFINITY,
  ) {
    this.#identify = identify;
    this.#operation = operation;
    this.#most = most;
  }

  /** Items that the pages have given so far, also those that came twice. */
  get seen(): number {
    return this.#seen;
  }

  /** Items that the server counts, as the last page has it: a list may shrink while it is read. */
  get counted(): number {
    return this.#counted;
  }

  /** Counts a page, and how many of its items came for the first time. */
  add({ items, total }: Page<T>, fresh: number): void {
    this.#seen += items.length;
    this.#fresh += fresh;
    this.#counted = total;
    this.#least = Math.min(this.#least, total);
    this.#isRepeated ||= items.length > 0 && fresh === 0;
    if (items.length > total) {
      this.#refuseCount();
    }
    this.#first ??= total;
    if (total > this.#most || this.#seen > 2 * this.#first + mostGrowth) {
      throw new ProtocolError(
        `The server counts ${total} items in ${nameOf(this.#operation)}${total > this.#most ? "" : `, after ${this.#first} at first`}: it may have no end. Set a limit.`,
        { operation: this.#operation },
      );
    }
    // A page whose items have no identity is known by its whole content.
    const head = items[0] && (this.#identify(items[0]) ?? JSON.stringify(items));
    this.#again += head !== undefined && head === this.#start ? 1 : 0;
    this.#start ??= head;
    if (this.#again > repetitions) {
      throw new ProtocolError(
        `The server gives the same page of ${nameOf(this.#operation)} again, whichever is asked for. Set a limit.`,
        { operation: this.#operation },
      );
    }
  }

  /** Says that no page follows: then as many items must have come as the server counts. */
  end(lead: number): void {
    if (this.#seen < this.#counted) {
      this.#refuseCount();
    }
    // A few items may come again, or be missed, where the list shifts meanwhile; whole pages do not.
    const missing = this.#least - this.#fresh - lead;
    if (missing > (this.#isRepeated ? 0 : repetitions)) {
      throw new ProtocolError(
        `The server counts ${this.#least} items in ${nameOf(this.#operation)}, but gave some of them again, and ${missing} not at all. If it is changing, read it again.`,
        { operation: this.#operation },
      );
    }
  }

  #refuseCount(): never {
    throw new ProtocolError(
      `The server counts ${this.#counted} items in ${nameOf(this.#operation)}, but gave ${this.#seen}. Read it again.`,
      { operation: this.#operation },
    );
  }
}

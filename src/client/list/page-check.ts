import { ProtocolError } from "../../errors.ts";
import type { Page } from "./page.ts";

/** How often the first page may come again: a list that shifts while it is read shows an item twice. */
const repetitions = 4;

/** Counts what the pages of one reading give, and refuses what would never end or is not whole. */
export class PageCheck<T> {
  readonly #identify: (item: T) => string | undefined;
  readonly #operation: string | undefined;
  #seen = 0;
  #counted = 0;
  #start: string | undefined;
  #again = 0;

  constructor(identify: (item: T) => string | undefined, operation: string | undefined) {
    this.#identify = identify;
    this.#operation = operation;
  }

  /** Items that the pages have given so far, also those that came twice. */
  get seen(): number {
    return this.#seen;
  }

  /** Items that the server counts, as the last page has it: a list may shrink while it is read. */
  get counted(): number {
    return this.#counted;
  }

  /** Counts a page. */
  add({ items, total }: Page<T>): void {
    this.#seen += items.length;
    this.#counted = total;
    if (items.length > total) {
      this.#refuseCount();
    }
    // A page whose items have no identity is known by its whole content.
    const head = items[0] && (this.#identify(items[0]) ?? JSON.stringify(items));
    this.#again += head !== undefined && head === this.#start ? 1 : 0;
    this.#start ??= head;
    if (this.#again > repetitions) {
      throw new ProtocolError(
        `The server gives the same page of ${this.#name} again, whichever is asked for. Set a limit.`,
        { operation: this.#operation },
      );
    }
  }

  /** Says that no page follows: then as many items must have come as the server counts. */
  end(): void {
    if (this.#seen < this.#counted) {
      this.#refuseCount();
    }
  }

  get #name(): string {
    return this.#operation === undefined ? "this list" : `this list (${this.#operation})`;
  }

  #refuseCount(): never {
    throw new ProtocolError(
      `The server counts ${this.#counted} items in ${this.#name}, but gave ${this.#seen}. Read it again.`,
      { operation: this.#operation },
    );
  }
}

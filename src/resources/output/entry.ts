import type { Snapshot } from "./snapshot.ts";

/**
 * A thing without methods that send, such as a report or an asset: frozen data, and `toJSON`,
 * which gives it plain.
 */
export class Entry<Thing> {
  readonly #data: Snapshot<Thing>;

  /** @internal */
  constructor(data: Snapshot<Thing>) {
    this.#data = data;
  }

  /** The data, for `JSON.stringify` and `structuredClone`. */
  toJSON(): Snapshot<Thing> {
    return { ...this.#data };
  }
}

/** Makes an entry of its data, and freezes what was made for it; what the server sent is frozen. */
export function entryOf<Thing extends Entry<Thing>>(data: Snapshot<Thing>): Thing;
export function entryOf(data: object): object {
  return filled(new Entry(data), data);
}

/** Gives an entry its data, and freezes both. */
export function filled<Bare extends object, Data extends object>(
  bare: Bare,
  data: Data,
): Bare & Data {
  for (const part of Object.values(data)) {
    Object.freeze(part);
  }
  const entry = Object.assign(bare, data);
  Object.freeze(entry);
  return entry;
}

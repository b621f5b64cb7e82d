/**
 * A thing without methods that send, such as a report or an asset: frozen data, and `toJSON`,
 * which gives it plain.
 */
export class Entry<Data extends object> {
  readonly #data: Data;

  /** @internal */
  constructor(data: Data) {
    this.#data = data;
  }

  /** The data, for `JSON.stringify` and `structuredClone`. */
  toJSON(): Data {
    return { ...this.#data };
  }
}

/** Makes an entry of its data, and freezes what was made for it; what the server sent is frozen. */
export function entryOf<Data extends object>(data: Data): Data & Entry<Data> {
  for (const part of Object.values(data)) {
    Object.freeze(part);
  }
  const entry = Object.assign(new Entry(data), data);
  Object.freeze(entry);
  return entry;
}

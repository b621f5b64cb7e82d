/** What a command was called with; names are those of its declared options. */
export class Arguments<Name extends string = string> {
  readonly positionals: readonly string[];
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(positionals: readonly string[], values: ReadonlyMap<string, readonly string[]>) {
    this.positionals = positionals;
    this.#values = values;
  }

  /** Whether an option is given. */
  has(name: Name): boolean {
    return this.#values.has(name);
  }

  /** The option's value; the last one, when it was given more than once. */
  text(name: Name): string | undefined {
    return this.#values.get(name)?.at(-1);
  }

  /** All of its values. */
  texts(name: Name): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  /** All of its values, those too that stand in one text with commas between them. */
  words(name: Name): readonly string[] {
    return this.texts(name)
      .flatMap((text) => text.split(","))
      .map((word) => word.trim())
      .filter((word) => word !== "");
  }
}

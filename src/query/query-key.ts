/** What a cache keeps an answer under: `["vectice", host, user, what is read, id, options]`. No secret is in it. */
export type QueryKey = readonly ["vectice", host: string, user: string, ...parts: unknown[]];

/** Whose answers these are: what one person may see, another may not. */
export interface Reader {
  readonly host: string;
  readonly user: {
    readonly id?: string | number;
    readonly email?: string;
    readonly name: string;
  };
}

/** The beginning of every key of a connection. */
export function readerKey({ host, user }: Reader): QueryKey {
  return ["vectice", host, String(user.id ?? user.email ?? user.name)];
}

/** Options that change how something is read, and not what. */
const unsaid = new Set(["signal", "timeout"]);

/** Options as a part of a key: plain data that JSON can hold; undefined where there are none. */
export function keyOptions(options: object = {}): Readonly<Record<string, unknown>> | undefined {
  const entries = Object.entries(options)
    .filter(
      ([name, value]) => !unsaid.has(name) && value !== undefined && typeof value !== "function",
    )
    .map(([name, value]: [string, unknown]) => [name, identityOf(value)] as const);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** What makes a thing itself; its other data may change while it stays the same. */
function identityOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("id" in value)) {
    return value;
  }
  return { id: value.id, ...("type" in value ? { type: value.type } : {}) };
}

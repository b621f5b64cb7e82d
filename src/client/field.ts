/** A field of data from outside, or undefined where there is no such thing. */
export function field(data: unknown, name: string): unknown {
  return typeof data === "object" && data !== null ? Reflect.get(data, name) : undefined;
}

/** Text, or undefined for all else. */
export function textOf(data: unknown): string | undefined {
  return typeof data === "string" ? data : undefined;
}

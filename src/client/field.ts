/** A field of a thing that was given, or undefined where there is no such thing. */
export function field(data: unknown, name: string): unknown {
  return typeof data === "object" && data !== null ? Reflect.get(data, name) : undefined;
}

/** A field of data from outside: never what all objects inherit. */
export function ownField(data: unknown, name: string): unknown {
  return typeof data === "object" && data !== null && Object.hasOwn(data, name)
    ? Reflect.get(data, name)
    : undefined;
}

/** Text, or undefined for all else. */
export function textOf(data: unknown): string | undefined {
  return typeof data === "string" ? data : undefined;
}

/** The own properties of options alone: what another script put on `Object.prototype` is no option. */
export function ownProperties<Options extends object>(options: Options): Options {
  const own = { ...options };
  Object.setPrototypeOf(own, null);
  return own;
}

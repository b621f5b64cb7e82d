/** A value as plain data: snapshots of things, dates as ISO text, no methods. */
export type Plain<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : Value extends Date
    ? string
    : Value extends { toJSON(): infer Data }
      ? Plain<Data>
      : Value extends readonly (infer Item)[]
        ? readonly Plain<Item>[]
        : Value extends object
          ? { readonly [Key in keyof Value]: Plain<Value[Key]> }
          : Value;

/**
 * Takes the data of things, so that caches can compare and keep them. Unlike JSON, it keeps NaN: a
 * metric that came with several values.
 */
export function plainOf<Value>(value: Value): Plain<Value>;
export function plainOf(value: unknown): unknown {
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? null : value.toISOString();
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown) => plainOf(item));
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  if ("toJSON" in value && typeof value.toJSON === "function") {
    const data: unknown = Reflect.apply(value.toJSON, value, []);
    return plainOf(data);
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plainOf(part)]));
}

import { isDate } from "./is-date.ts";
/**
 * Copies what is plain, so that a later change does not reach it: objects, lists, bytes and dates, at any
 * depth. Files, streams, signals and other things of a class stay what they are.
 */
export function copyPlain<Value>(value: Value, copies?: Map<unknown, unknown>): Value;
export function copyPlain(value: unknown, copies = new Map<unknown, unknown>()): unknown {
  if (isDate(value)) {
    return new Date(value);
  }
  if (value instanceof Uint8Array) {
    // Not by slice(): that of Node's Buffer gives the same memory.
    return new Uint8Array(value);
  }
  if (value instanceof ArrayBuffer) {
    return value.slice();
  }
  const isList = Array.isArray(value);
  if (!isList && !isPlain(value)) {
    return value;
  }
  // What is met twice stays one, and a circle is one.
  const known = copies.get(value);
  if (known !== undefined) {
    return known;
  }
  const copy = isList ? [] : {};
  copies.set(value, copy);
  for (const [key, member] of Object.entries(value)) {
    // Defined, because a column may be called `__proto__`.
    Object.defineProperty(copy, key, {
      value: copyPlain(member, copies),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return copy;
}

/** An object of no class. One that can be iterated says so by a symbol, and is left as it is. */
function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) {
    return false;
  }
  // By shape: an object of another realm has another `Object.prototype`.
  const prototype: unknown = Object.getPrototypeOf(value);
  return (
    (prototype === null || Object.getPrototypeOf(prototype) === null) &&
    Object.getOwnPropertySymbols(value).length === 0
  );
}

import { InvalidRequestError } from "../errors.ts";

/**
 * A text that is the same for the same data, whatever order its keys are in. Resources give their
 * data through `toJSON()`; what JSON would lose (NaN, bigint, maps and sets) is told apart too.
 */
export function fingerprint(value: unknown): string {
  try {
    return JSON.stringify(value, tellApart) ?? "";
  } catch (cause) {
    throw new InvalidRequestError(
      "What was read cannot be compared as JSON, because it holds itself or refuses to be written: pass `equals`, which says when two readings are the same.",
      { cause },
    );
  }
}

/** The start of a marked value: no data of a server begins with it. */
const mark = "\u0000";

function tellApart(_key: string, value: unknown): unknown {
  if (typeof value === "bigint" || (typeof value === "number" && !Number.isFinite(value))) {
    return [`${mark}${typeof value}`, String(value)];
  }
  if (value instanceof Map || value instanceof Set) {
    return [`${mark}${value.constructor.name}`, ...value];
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return value;
  }
  const entries = Object.entries(value);
  entries.sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries);
}

import * as v from "valibot";

// Enumerations are text too: a word that a newer server knows must not break reading a list.
export const text: v.StringSchema<undefined> = v.string();
export const number: v.NumberSchema<undefined> = v.number();

/** What the protocol may leave out; absent, it reads as null. */
export function maybe<Schema extends v.GenericSchema>(
  schema: Schema,
): v.NullishSchema<Schema, null> {
  return v.nullish(schema, null);
}

export const maybeText: v.NullishSchema<v.StringSchema<undefined>, null> = maybe(text);
export const maybeNumber: v.NullishSchema<v.NumberSchema<undefined>, null> = maybe(number);

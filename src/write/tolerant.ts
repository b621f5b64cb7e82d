import * as v from "valibot";

/**
 * The schema of a write's answer that is not needed: its fields are asked for, and an odd answer reads
 * as null, because the write itself was done.
 */
export function tolerant<Schema extends v.GenericSchema>(
  schema: Schema,
): v.SchemaWithFallback<v.NullishSchema<Schema, null>, null> {
  return v.fallback(v.nullish(schema, null), null);
}

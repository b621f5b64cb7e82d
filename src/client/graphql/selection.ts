import type { GenericSchema } from "valibot";
import { field, textOf } from "../field.ts";

/**
 * Gives a field of a schema arguments of its own, in GraphQL's words: `page: $page`. What they
 * name is declared with the operation, as `nested`.
 *
 * @param provenArguments - those that every server is known to take; default: all of them
 */
export function withArguments<Field extends GenericSchema>(
  fieldArguments: string,
  schema: Field,
  provenArguments: string = fieldArguments,
): Field & { readonly fieldArguments: string; readonly provenArguments: string } {
  return { ...schema, fieldArguments, provenArguments };
}

/** Marks a field that a server may lack, because official clients never ask for it. */
export function unprovenField<Field extends GenericSchema>(
  schema: Field,
): Field & { readonly unproven: true } {
  return { ...schema, unproven: true };
}

/**
 * The GraphQL selection set of a schema: a leaf is nothing more than its field's name, an object
 * selects its entries; arrays, nullables and pipes are looked through.
 *
 * @param proven - asks for nothing that a server may lack
 */
export function selectionOf(schema: unknown, proven = false): string {
  const entries = field(schema, "entries");
  if (!entries) {
    const inner = innerOf(schema);
    return inner ? selectionOf(inner, proven) : "";
  }
  const fields = Object.entries(entries)
    .filter(([, entry]) => !(proven && field(entry, "unproven")))
    .map(([name, entry]) => name + argumentsOf(entry, proven) + selectionOf(entry, proven));
  return ` { ${fields.join(" ")} }`;
}

function argumentsOf(schema: unknown, proven: boolean): string {
  const own = textOf(field(schema, proven ? "provenArguments" : "fieldArguments"));
  if (own === undefined) {
    return schema ? argumentsOf(innerOf(schema), proven) : "";
  }
  return own && `(${own})`;
}

/** What an array or a nullable is around. */
function innerOf(schema: unknown): unknown {
  return field(schema, "item") ?? field(schema, "wrapped");
}

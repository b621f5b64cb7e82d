import type { GenericSchema } from "valibot";
import { field, textOf } from "../field.ts";

/**
 * Gives a field of a schema arguments of its own, in GraphQL's words: `page: $page`. What they
 * name is declared with the operation, as `nested`.
 */
export function withArguments<Field extends GenericSchema>(
  fieldArguments: string,
  schema: Field,
): Field & { readonly fieldArguments: string } {
  return { ...schema, fieldArguments };
}

/**
 * The GraphQL selection set of a schema: a leaf is nothing more than its field's name, an object
 * selects its entries; arrays, nullables and pipes are looked through.
 */
export function selectionOf(schema: unknown): string {
  const entries = field(schema, "entries");
  if (!entries) {
    const inner = innerOf(schema);
    return inner ? selectionOf(inner) : "";
  }
  const fields = Object.entries(entries).map(
    ([name, entry]) => name + argumentsOf(entry) + selectionOf(entry),
  );
  return ` { ${fields.join(" ")} }`;
}

function argumentsOf(schema: unknown): string {
  const own = textOf(field(schema, "fieldArguments"));
  return own === undefined ? (schema ? argumentsOf(innerOf(schema)) : "") : `(${own})`;
}

/** What an array or a nullable is around. */
function innerOf(schema: unknown): unknown {
  return field(schema, "item") ?? field(schema, "wrapped");
}

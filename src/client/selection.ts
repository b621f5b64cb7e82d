import type { GenericSchema } from "valibot";

type Schema = Pick<GenericSchema, "type">;

/**
 * The GraphQL selection set of a schema: a leaf is nothing more than its field's name, an object
 * selects its entries; arrays, nullables and pipes are looked through.
 */
export function selectionOf(schema: Schema): string {
  if ("entries" in schema && isRecordOfSchemas(schema.entries)) {
    const fields = Object.entries(schema.entries).map(([name, entry]) => name + selectionOf(entry));
    return ` { ${fields.join(" ")} }`;
  }
  for (const inner of ["item", "wrapped"] as const) {
    const within: unknown = inner in schema ? Reflect.get(schema, inner) : undefined;
    if (isSchema(within)) {
      return selectionOf(within);
    }
  }
  return "";
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && "type" in value && "kind" in value;
}

function isRecordOfSchemas(value: unknown): value is Record<string, Schema> {
  return typeof value === "object" && value !== null && Object.values(value).every(isSchema);
}

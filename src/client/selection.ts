import type { GenericSchema } from "valibot";

type Schema = Pick<GenericSchema, "type">;

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
export function selectionOf(schema: Schema): string {
  if ("entries" in schema && isRecordOfSchemas(schema.entries)) {
    const fields = Object.entries(schema.entries).map(
      ([name, entry]) => name + argumentsOf(entry) + selectionOf(entry),
    );
    return ` { ${fields.join(" ")} }`;
  }
  const inner = innerOf(schema);
  return inner === undefined ? "" : selectionOf(inner);
}

function argumentsOf(schema: Schema): string {
  if ("fieldArguments" in schema) {
    return `(${String(schema.fieldArguments)})`;
  }
  const inner = "entries" in schema ? undefined : innerOf(schema);
  return inner === undefined ? "" : argumentsOf(inner);
}

/** What an array or a nullable is around. */
function innerOf(schema: Schema): Schema | undefined {
  for (const key of ["item", "wrapped"] as const) {
    const within: unknown = key in schema ? Reflect.get(schema, key) : undefined;
    if (isSchema(within)) {
      return within;
    }
  }
  return undefined;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && "type" in value && "kind" in value;
}

function isRecordOfSchemas(value: unknown): value is Record<string, Schema> {
  return typeof value === "object" && value !== null && Object.values(value).every(isSchema);
}

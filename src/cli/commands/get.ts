import { exitCodes } from "../exit-codes.ts";
import type { Run } from "../table/command.ts";

/** Shows one thing with all it holds. */
export const get: Run<never> = async ({ connect, output, signal }, { positionals }) => {
  const connection = await connect();
  const thing = await connection.browse(positionals[0] ?? "", { signal });
  await output.record({
    fields: Object.entries(thing.toJSON()).flatMap(([name, value]) => fieldsOf(name, value)),
    id: thing.id,
    data: thing,
  });
  return exitCodes.done;
};

/** What has a name is shown by it; other objects are shown field by field. */
function fieldsOf(name: string, value: unknown): (readonly [string, unknown])[] {
  if (
    typeof value !== "object" ||
    value === null ||
    Array.isArray(value) ||
    value instanceof Date
  ) {
    return value === null || value === undefined ? [] : [[name, value]];
  }
  if ("name" in value && typeof value.name === "string") {
    return [[name, "id" in value ? `${value.name} (${String(value.id)})` : value.name]];
  }
  return Object.entries(value).flatMap(([key, inner]) => fieldsOf(`${name}.${key}`, inner));
}

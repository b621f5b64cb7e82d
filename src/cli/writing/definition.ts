import { fileFrom } from "../../index.ts";
import { readJson } from "../read-input.ts";
import type { Arguments } from "../table/arguments.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import { keyValues } from "./key-values.ts";

/** The options that models and datasets have in common. */
export type DefinitionOption = "from" | "name" | "property" | "attach" | "derived-from" | "no-code";

/**
 * What models and datasets have in common, from options and a JSON file, over which options go. What
 * is in the file is checked by the library, before it sends anything.
 */
export async function commonDefinition(
  args: Arguments<DefinitionOption>,
  { stdin }: Terminal,
): Promise<Record<string, unknown>> {
  const from = args.text("from");
  const file = from === undefined ? {} : objectOf(await readJson(from, stdin));
  const given = {
    ...file,
    ...(Array.isArray(file["attachments"]) ? { attachments: filesIn(file["attachments"]) } : {}),
  };
  return {
    ...given,
    ...(args.has("name") ? { name: args.text("name") } : {}),
    ...(args.has("property")
      ? { properties: Object.fromEntries(keyValues("property", args.texts("property"))) }
      : {}),
    ...(args.has("attach")
      ? { attachments: args.texts("attach").map((path) => fileFrom(path)) }
      : {}),
    ...(args.has("derived-from") ? { derivedFrom: args.words("derived-from") } : {}),
    ...(args.has("no-code") ? { code: false } : {}),
  };
}

/** In JSON a file is its path. */
export function filesIn(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => filesIn(item));
  }
  return typeof value === "string" ? fileFrom(value) : value;
}

/** An object's own members. */
export function objectOf(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new UsageError('--from takes a JSON object, such as { "name": "churn" }.');
  }
  return { ...value };
}

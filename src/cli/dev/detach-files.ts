import { Buffer } from "node:buffer";
import type { FileStore } from "./file-store.ts";

/** Stands where the bytes of a file stood: they lie beside the journal, under their hash. */
const mark = "vectice.dev/file";

/** A copy of JSON in which the bytes of files, `"content": { "base64" }`, are put into the store. */
export async function detachFiles(
  value: unknown,
  files: FileStore,
  seen: Set<string>,
): Promise<unknown> {
  return mapContents(value, async (content) => {
    const text = onlyText(content, "base64");
    const bytes = text === undefined ? undefined : Buffer.from(text, "base64");
    // What is not written as it would be written again is no file.
    if (bytes === undefined || bytes.toString("base64") !== text) {
      return content;
    }
    const hash = await files.put(bytes);
    seen.add(hash);
    return { [mark]: hash };
  });
}

/** The JSON as it was before its files were put into the store. */
export async function attachFiles(value: unknown, files: FileStore): Promise<unknown> {
  return mapContents(value, async (content) => {
    const hash = onlyText(content, mark);
    return hash === undefined
      ? content
      : { base64: Buffer.from(await files.get(hash)).toString("base64") };
  });
}

/** Copies JSON where something in it changes; all that stays is shared. */
async function mapContents(
  value: unknown,
  map: (content: object) => Promise<unknown>,
): Promise<unknown> {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    const mapped: unknown[] = [];
    for (const item of items) {
      mapped.push(await mapContents(item, map));
    }
    return mapped;
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const entries: [string, unknown][] = [];
  for (const [key, inner] of Object.entries(value)) {
    const content: unknown = inner;
    const isContent = key === "content" && typeof content === "object" && content !== null;
    entries.push([
      key,
      isContent && !Array.isArray(content) ? await mapped(content) : await mapContents(inner, map),
    ]);
  }
  return Object.fromEntries(entries);

  async function mapped(content: object): Promise<unknown> {
    const result = await map(content);
    return result === content ? mapContents(content, map) : result;
  }
}

function onlyText(value: object, key: string): string | undefined {
  const [entry, ...others] = Object.entries(value);
  return entry?.[0] === key && others.length === 0 && typeof entry[1] === "string"
    ? entry[1]
    : undefined;
}

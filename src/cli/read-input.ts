import { readFile } from "node:fs/promises";
import { UsageError } from "./usage-error.ts";

type Input = AsyncIterable<Uint8Array | string>;

/** Reads all of standard input as text. */
export async function readText(stdin: Input): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of stdin) {
    text += typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Reads a file as text; `-` is standard input. */
export async function readInput(path: string, stdin: Input): Promise<string> {
  if (path === "-") {
    return readText(stdin);
  }
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new UsageError(
      code === "ENOENT" ? `"${path}" does not exist.` : `"${path}" cannot be read (${code}).`,
    );
  }
}

/** Reads a JSON file; `-` is standard input. */
export async function readJson(path: string, stdin: Input): Promise<unknown> {
  const text = await readInput(path, stdin);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new UsageError(`${path === "-" ? "Standard input" : `"${path}"`} holds no JSON.`);
  }
}

import { glob, stat } from "node:fs/promises";
import { UsageError } from "../usage-error.ts";

/** The files that paths and patterns name, in that order; a pattern that names none is refused. */
export async function findFiles(patterns: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const pattern of patterns) {
    found.push(...(await matching(pattern)));
  }
  return [...new Set(found)];
}

async function matching(pattern: string): Promise<readonly string[]> {
  // A file may be called like a pattern.
  if (!/[*?[{]/.test(pattern) || (await isFile(pattern))) {
    return [pattern];
  }
  const paths: string[] = [];
  for await (const path of glob(pattern)) {
    if (await isFile(path)) {
      paths.push(path);
    }
  }
  if (paths.length === 0) {
    throw new UsageError(`No file matches ${JSON.stringify(pattern)}.`);
  }
  return paths.toSorted();
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() === true;
}

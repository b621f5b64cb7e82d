import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The start of every JWT: two parts in base64 that begin with {". */
const jwt = /eyJ[\w-]{10,}\.eyJ[\w-]{10,}\./;

/** The files of a folder that hold a secret, or any JWT. */
export function filesHolding(folder: string, secrets: readonly string[]): string[] {
  return filesIn(folder).filter((file) => {
    const text = readFileSync(file, "latin1");
    return secrets.some((secret) => text.includes(secret)) || jwt.test(text);
  });
}

/** Every file of a folder and the folders in it. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

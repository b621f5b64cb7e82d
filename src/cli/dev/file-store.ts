import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "../usage-error.ts";
import { writeWhole } from "./sync.ts";

/** Files by the SHA-256 of what they hold: the same content is there once. */
export interface FileStore {
  /** Keeps bytes, which last when it resolves, and gives their hash. */
  put(bytes: Uint8Array): Promise<string>;
  get(hash: string): Promise<Uint8Array>;
  /** Removes all others. */
  keepOnly(hashes: ReadonlySet<string>): Promise<void>;
}

const hashPattern = /^[0-9a-f]{64}$/;

/** Opens the folder that holds them; it is made with the first file. */
export function fileStoreIn(folder: string): FileStore {
  return {
    put: async (bytes) => {
      const hash = hashOf(bytes);
      const path = join(folder, hash);
      const found = await stat(path).catch(() => undefined);
      if (found?.size !== bytes.length) {
        await mkdir(folder, { recursive: true });
        await writeWhole(path, bytes);
      }
      return hash;
    },
    get: async (hash) => {
      const bytes = hashPattern.test(hash)
        ? await readFile(join(folder, hash)).catch(() => undefined)
        : undefined;
      if (bytes === undefined || hashOf(bytes) !== hash) {
        throw new UsageError(
          `A file is missing or damaged: ${JSON.stringify(join(folder, hash))}. Put a copy of it back.`,
        );
      }
      return bytes;
    },
    keepOnly: async (hashes) => {
      const names = await readdir(folder).catch(() => []);
      for (const name of names.filter((name) => hashPattern.test(name) && !hashes.has(name))) {
        await unlink(join(folder, name)).catch(() => undefined);
      }
    },
  };
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

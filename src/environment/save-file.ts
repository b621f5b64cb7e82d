import { type FileHandle, open, rename, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { InvalidRequestError } from "../errors.ts";
import type { SaveFile } from "./environment.ts";
import { type Place, placeOf } from "./save-path.ts";
import { reasonOf } from "./system-error.ts";

/**
 * Writes a download to disk as it comes, never buffering it. In a folder it takes the server's
 * name, of which only a mere file name is left; a file that is there already is replaced only when
 * its own path or `overwrite` was given, and only by a whole one. What was cut short is removed.
 */
export const saveFile: SaveFile = async (body, name, path, options, counter) => {
  // First of all, so that nobody reads it meanwhile.
  const reader = body.getReader();
  let opened: Opened;
  try {
    opened = await openPlace(await placeOf(name, path, options));
  } catch (error) {
    // Nothing is read yet: it can still be saved elsewhere.
    reader.releaseLock();
    throw error;
  }
  const { file, target, written, own } = opened;
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      await file.writeFile(chunk.value).catch(refuse(target));
      counter.add(chunk.value.length);
    }
    await file.close().catch(refuse(target));
    if (written !== target) {
      await rename(written, target).catch(refuse(target));
    }
    counter.end();
    return target;
  } catch (error) {
    await reader.cancel(error).catch(() => undefined);
    await file.close().catch(() => undefined);
    if (own) {
      await unlink(written).catch(() => undefined);
    }
    throw error;
  }
};

interface Opened {
  readonly file: FileHandle;
  readonly target: string;
  /** Where the bytes go first. */
  readonly written: string;
  /** Whether this file was made here, and may be removed. */
  readonly own: boolean;
}

/** Opens the file that is written: a new one, unless the place is a pipe or a device. */
async function openPlace({ target, kind, mode }: Place): Promise<Opened> {
  const own = kind !== "device";
  const written =
    kind === "file" ? join(dirname(target), `.vectice-${crypto.randomUUID()}.part`) : target;
  // Exclusive creation neither replaces a file nor follows a link that somebody has put there.
  const file = await open(written, own ? "wx" : "w", mode).catch(refuse(target));
  return { file, target, written, own };
}

function refuse(target: string): (error: unknown) => never {
  return (error) => {
    const code = reasonOf(error);
    throw new InvalidRequestError(
      code === "EEXIST"
        ? `"${target}" exists already. Pass { overwrite: true }, or the path to write to.`
        : `"${target}" cannot be written (${code}). Pass another path.`,
      { resource: "file", reference: target },
    );
  };
}

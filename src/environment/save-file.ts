import { open, stat, unlink } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import { codeOf } from "../client/redactor.ts";
import { InvalidRequestError } from "../errors.ts";
import type { SaveFile } from "./environment.ts";

/** What file systems allow a name to be long, in bytes. */
const longestName = 255;

/**
 * Writes a download to disk as it comes, never buffering it. In a folder it takes the server's
 * name, of which only a mere file name is left; a file that is there already is replaced only
 * when its own path was given. What was cut short is removed.
 */
export const saveFile: SaveFile = async (body, name, path) => {
  const given = resolve(path ?? ".");
  const folder =
    path === undefined || path.endsWith("/") || path.endsWith(sep) || (await isFolder(given));
  const target = folder ? join(given, mereName(name)) : given;
  // Exclusive creation neither replaces a file nor follows a link that somebody has put there.
  const file = await open(target, folder ? "wx" : "w").catch((error: unknown) => {
    const code = codeOf(error) ?? "unknown reason";
    throw new InvalidRequestError(
      code === "EEXIST"
        ? `"${target}" exists already. Pass the path to write to.`
        : `"${target}" cannot be written (${code}).`,
      { resource: "file", reference: target },
    );
  });
  const reader = body.getReader();
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      await file.writeFile(chunk.value);
    }
    return target;
  } catch (error) {
    await reader.cancel(error).catch(() => undefined);
    await unlink(target).catch(() => undefined);
    throw error;
  } finally {
    await file.close();
  }
};

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** A name without folders and control characters, no longer than file systems allow. */
function mereName(name: string): string {
  const mere = name
    .replace(/^.*[/\\]/s, "")
    .replace(/[\p{Cc}<>:"|?*]/gu, "_")
    .replace(/^\.+$/, "");
  const extension = /\.[^.]{1,20}$/.exec(mere)?.[0] ?? "";
  let stem = mere.slice(0, mere.length - extension.length) || "download";
  while (Buffer.byteLength(stem + extension) > longestName) {
    stem = stem.slice(0, -1);
  }
  return (stem + extension).toWellFormed();
}

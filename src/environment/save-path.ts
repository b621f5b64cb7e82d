import { lstat, realpath, stat } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { safeFileName } from "../client/text/file-name.ts";
import { InvalidRequestError } from "../errors.ts";
import type { SaveOptions } from "./environment.ts";
import { reasonOf } from "./system-error.ts";

/** Where a file is to be written. */
export interface Place {
  readonly target: string;
  /**
   * What is written: a new file in a folder; a file that may be there already, to be replaced; or a pipe or device, which can only be written into.
   */
  readonly kind: "new" | "file" | "device";
  /** The permissions of the file that is replaced. */
  readonly mode?: number | undefined;
}

/** Finds the place that a path of the caller's means; none is the working directory. */
export async function placeOf(
  name: string,
  path: string | URL | undefined,
  { overwrite }: SaveOptions,
): Promise<Place> {
  const { given, folder } = givenPath(path);
  const found = await stat(given).catch(() => undefined);
  if (folder || found?.isDirectory() === true) {
    const target = join(given, diskName(name));
    if (overwrite !== true) {
      return { target, kind: "new" };
    }
    // A link is replaced itself: who put it into the folder must not choose what is written.
    const there = await lstat(target).catch(() => undefined);
    return { target, kind: "file", mode: there?.isFile() === true ? there.mode : undefined };
  }
  if (found === undefined || !found.isFile()) {
    return { target: given, kind: found === undefined ? "file" : "device" };
  }
  // Through a link: it goes on pointing to the file.
  return { target: await realpath(given).catch(() => given), kind: "file", mode: found.mode };
}

/** A name that every file system takes, and that does not hide the file. */
function diskName(name: string): string {
  return shortened(safeFileName(name) ?? "download")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/^\.+/, (dots) => "_".repeat(dots.length))
    .replace(/[. ]+$/, (end) => "_".repeat(end.length));
}

/** What file systems allow a name to be long, in bytes. */
const longestName = 255;

/** Cut before the extension, because that says what the file is. */
function shortened(name: string): string {
  const bytes = (text: string): number => Buffer.byteLength(text);
  if (bytes(name) <= longestName) {
    return name;
  }
  const extension = /\.[^.]{1,20}$/.exec(name)?.[0] ?? "";
  const stem = Array.from(name.slice(0, name.length - extension.length)).slice(0, longestName);
  while (bytes(stem.join("") + extension) > longestName) {
    stem.pop();
  }
  return stem.join("") + extension;
}

function isUrl(path: unknown): path is URL {
  try {
    return path instanceof URL;
  } catch {
    // A revoked proxy does not even tell that.
    return false;
  }
}

function givenPath(path: string | URL | undefined): { given: string; folder: boolean } {
  if (path !== undefined && typeof path !== "string" && !isUrl(path)) {
    throw new InvalidRequestError(`save takes a path or a file: URL, but got a ${typeof path}.`);
  }
  try {
    const text = path instanceof URL ? fileURLToPath(path) : (path ?? `.${sep}`);
    return { given: resolve(text), folder: text.endsWith("/") || text.endsWith(sep) };
  } catch (error) {
    const place = path === undefined ? "The working directory" : `"${String(path)}"`;
    throw new InvalidRequestError(
      `${place} is no place to save to (${reasonOf(error)}). Pass an absolute path.`,
      { resource: "file" },
    );
  }
}

import { checkReadable } from "../client/check-call.ts";
import { openAsBlob } from "node:fs";
import { access, constants, open, readdir, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { quoted } from "../client/text/excerpt.ts";
import { InvalidRequestError } from "../errors.ts";
import type { DiskFile, FileFromOptions } from "./disk-file.ts";
import { kindOf } from "./source.ts";
import { reasonOf } from "./system-error.ts";

/**
 * A file of the disk, or a folder as the source of a dataset. It is given at once: the disk is looked
 * at when the file is used, and its content is read piece by piece.
 *
 * @param path - a path, or a `file:` URL
 * @param options - `name` and `type` that it is sent with
 * @throws {@link InvalidRequestError} when it is no path; when it is used, also when nothing is there
 * @example
 * await iteration.logFile(fileFrom("./roc.png"));
 */
export function fileFrom(path: string | URL, options: FileFromOptions = {}): DiskFile {
  checkReadable(options, "The last argument, options,");
  const { name, type } = options;
  const { given, absolute } = checkedPath(path);
  const failed = (error: unknown): never => {
    const code = reasonOf(error);
    throw new InvalidRequestError(
      code === "ENOENT"
        ? `There is no file ${quoted(given)}${given === absolute ? "" : ` (${quoted(absolute)})`}. Look for a slip in the path.`
        : `The file ${quoted(given)} cannot be read (${code}).`,
      { resource: "file", reference: given },
    );
  };
  return Object.freeze({
    kind: "diskFile",
    path: given,
    name: name ?? basename(absolute),
    type: type ?? "",
    look: async () => {
      const facts = await stat(absolute).catch(failed);
      if (!facts.isDirectory() && !facts.isFile()) {
        throw new InvalidRequestError(`${quoted(given)} is neither a file nor a folder.`, {
          resource: "file",
          reference: given,
        });
      }
      return {
        folder: facts.isDirectory(),
        size: facts.size,
        modified: facts.mtime,
        path: absolute.replaceAll("\\", "/"),
      };
    },
    open: async () => {
      try {
        // The other function does not say why it fails.
        await access(absolute, constants.R_OK);
        return await openAsBlob(absolute, { type: type ?? "" });
      } catch (error) {
        return failed(error);
      }
    },
    pieces: () => piecesOf(absolute, failed),
    files: async () => {
      const paths = await filesIn(given, absolute).catch(failed);
      return paths.map((file) => fileFrom(file));
    },
  });
}

/** Large pieces into memory that is used again: reading then takes little beside hashing. */
const pieceSize = 1_048_576;

async function* piecesOf(
  path: string,
  failed: (error: unknown) => never,
): AsyncGenerator<Uint8Array> {
  const file = await open(path).catch(failed);
  try {
    const memory = new Uint8Array(pieceSize);
    for (;;) {
      const { bytesRead } = await file.read(memory, 0, pieceSize).catch(failed);
      if (bytesRead === 0) {
        return;
      }
      yield memory.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

function isReadable(value: unknown): boolean {
  try {
    return typeof Object.getPrototypeOf(value) === "object";
  } catch {
    return false;
  }
}

function checkedPath(path: unknown): { readonly given: string; readonly absolute: string } {
  let given = path;
  try {
    if (path instanceof URL) {
      const given = fileURLToPath(path);
      return { given, absolute: given };
    }
    if (typeof path === "string" && path !== "" && !path.includes("\0")) {
      return { given: path, absolute: resolve(path) };
    }
  } catch {
    // A URL of another scheme, or of another host; or what not even tells what it is.
    given = isReadable(path) ? path : {};
  }
  const shown =
    given instanceof URL ? `a ${given.protocol} URL` : given === "" ? "blank" : kindOf(given);
  throw new InvalidRequestError(`fileFrom takes a path or a file: URL, but was given ${shown}.`, {
    resource: "file",
  });
}

/** The files in a folder and in those below, as paths that start like the folder's own. */
async function filesIn(given: string, absolute: string): Promise<string[]> {
  const entries = await readdir(absolute, { withFileTypes: true });
  const found = await Promise.all(
    entries
      .filter(({ name }) => !name.startsWith("."))
      .map(async (entry) => {
        const [path, place] = [join(given, entry.name), join(absolute, entry.name)];
        if (entry.isDirectory()) {
          return filesIn(path, place);
        }
        // Through a link; one to a folder is not followed, as it may lead back.
        return (await stat(place)).isFile() ? [path] : [];
      }),
  );
  return found.flat().toSorted((one, other) => compare(one.toLowerCase(), other.toLowerCase()));
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

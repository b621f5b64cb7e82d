import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";

/** No file of settings is longer (bytes). */
const longestFile = 1_000_000;

/** A file that is there, but is none of settings. */
export class NoSettingsFile extends Error {}

/**
 * Reads a file of settings. It must be a regular file of bounded size: a pipe would be waited for, and a
 * device never ends.
 */
export function readSettingsFile(path: string): string {
  // A pipe is opened at once then. Windows has no such flag.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const facts = fstatSync(file);
    if (facts.isDirectory()) {
      throw Object.assign(new Error("a folder"), { code: "EISDIR" });
    }
    if (!facts.isFile()) {
      throw new NoSettingsFile("it is no regular file");
    }
    const content = Buffer.allocUnsafe(Math.min(facts.size, longestFile) + 4096);
    let length = 0;
    // Files of the system say that they are empty, so what comes is what counts.
    for (;;) {
      const read = readSync(file, content, length, content.length - length, null);
      length += read;
      if (length > longestFile || length === content.length) {
        throw new NoSettingsFile(`it is longer than ${longestFile} bytes`);
      }
      if (read === 0) {
        return content.toString("utf8", 0, length).replace(/^\uFEFF/, "");
      }
    }
  } finally {
    closeSync(file);
  }
}

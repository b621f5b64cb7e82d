import { type FileHandle, open, readFile, stat } from "node:fs/promises";
import { UsageError } from "../usage-error.ts";
import { attachFiles, detachFiles } from "./detach-files.ts";
import { fileStoreIn } from "./file-store.ts";
import { encodeLine } from "./journal-line.ts";
import { journalVersion, readJournal } from "./read-journal.ts";
import { writeWhole } from "./sync.ts";

/** What a journal held when it was opened. */
export interface JournalFound {
  readonly data: unknown;
  readonly changes: readonly unknown[];
  /** Bytes of a write that was cut short; they are taken away. */
  readonly torn: number;
}

/** A journal of all that was written: what it has taken lasts, whatever becomes of the process. */
export interface Journal {
  /** Resolves when the changes are on the disk. */
  append(changes: readonly unknown[]): Promise<void>;
  /** Ends when all that was given is on the disk. */
  close(): Promise<void>;
}

/** How to keep a journal. */
export interface JournalOptions {
  /** All there is now, as plain JSON. */
  readonly exportAll: () => unknown;
  /** It is written anew when it has grown by so many bytes, and by more than it held at first. */
  readonly compactAfter?: number;
}

/** Reads a journal and its files; undefined when there is none yet. */
export async function findJournal(path: string): Promise<JournalFound | undefined> {
  let bytes: Uint8Array;
  try {
    // A pipe would be waited for, and a device never ends.
    if (!(await stat(path)).isFile()) {
      throw new UsageError(`${JSON.stringify(path)} is no regular file. Name another for --data.`);
    }
    bytes = await readFile(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return undefined;
    }
    throw error;
  }
  const files = fileStoreIn(filesOf(path));
  const { data, changes, torn } = readJournal(path, bytes);
  const attached = await attachFiles(changes, files);
  return {
    data: await attachFiles(data, files),
    changes: Array.isArray(attached) ? attached : [],
    torn,
  };
}

interface Waiting {
  readonly changes: readonly unknown[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Begins a journal with all there is, in place of the one before. What is given while the disk is
 * busy is written together afterwards, so that many writers wait for one of its turns, not for many.
 */
export async function beginJournal(
  path: string,
  { exportAll, compactAfter = 8_000_000 }: JournalOptions,
): Promise<Journal> {
  const files = fileStoreIn(filesOf(path));
  let handle: FileHandle | undefined;
  let begun = 0;
  let grown = 0;
  let waiting: Waiting[] = [];
  let working: Promise<void> | undefined;
  let failure: unknown;

  async function compact(): Promise<void> {
    const seen = new Set<string>();
    const data = await detachFiles(exportAll(), files, seen);
    const head = encodeLine({ vecticeJournal: journalVersion, data });
    await handle?.close();
    handle = undefined;
    await writeWhole(path, head);
    handle = await open(path, "a");
    // Files that nothing speaks of any more; only now, because the journal before spoke of them.
    await files.keepOnly(seen);
    begun = head.length;
    grown = 0;
  }

  async function write(group: readonly Waiting[]): Promise<void> {
    if (grown > Math.max(compactAfter, begun)) {
      // All there is holds the group's changes as well.
      await compact();
      return;
    }
    const lines: string[] = [];
    for (const { changes } of group) {
      lines.push(encodeLine({ changes: await detachFiles(changes, files, new Set()) }));
    }
    const text = lines.join("");
    await handle?.appendFile(text);
    await handle?.datasync();
    grown += text.length;
  }

  async function work(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        // After a failure the end of the file is not known: nothing may be written behind it.
        if (failure !== undefined) {
          throw failure;
        }
        await write(group);
        group.forEach(({ resolve }) => resolve());
      } catch (error) {
        failure = error;
        group.forEach(({ reject }) => reject(error));
      }
    }
    working = undefined;
  }

  await compact();
  return {
    append: (changes) =>
      new Promise((resolve, reject) => {
        waiting.push({ changes, resolve, reject });
        working ??= work();
      }),
    close: async () => {
      await working;
      await handle?.close();
      handle = undefined;
    },
  };
}

function filesOf(path: string): string {
  return `${path}.files`;
}

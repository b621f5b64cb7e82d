import { stat } from "node:fs/promises";
import { sep } from "node:path";
import type { Attachment, Browsed, Download } from "../../index.ts";
import type { Context } from "../context.ts";
import { type ExitCode, exitCodeOf, exitCodes } from "../exit-codes.ts";
import { inTurn } from "../in-turn.ts";
import type { Run } from "../table/command.ts";
import { UsageError } from "../usage-error.ts";

type Holder = Extract<Browsed, { download: unknown }>;

/** A file that was saved. */
interface Saved {
  readonly name: string;
  readonly path: string;
  readonly size: number | null;
}

/** How many files are read at once. */
const filesAtOnce = 4;

/** Saves the files of a version or an iteration, each under a name that leads nowhere else. */
export const download: Run<"to" | "force"> = async (context, args) => {
  const [ref = "", ...names] = args.positionals;
  const { connect, output, say, signal } = context;
  const connection = await connect();
  const holder = await connection.browse(ref, { signal });
  if (!isHolder(holder)) {
    throw new UsageError(
      `${holder.id} holds no files. Versions (MDV-…, DTV-…) and iterations (ITR-…) do.`,
    );
  }
  const wanted = names.length > 0 ? names : await namesOf(holder, context);
  const folder = args.text("to") ?? ".";
  const saved: Saved[] = [];
  let code: ExitCode = exitCodes.done;
  await inTurn(wanted, filesAtOnce, async (name) => {
    try {
      const file = await holder.download(name, { signal });
      const path = await save(file, folder, args.has("force"));
      saved.push({ name, path, size: file.size ?? null });
    } catch (error) {
      signal.throwIfAborted();
      // The others are saved all the same.
      await say(`vectice: ${error instanceof Error ? error.message : String(error)}`);
      code =
        Math.max(code, exitCodeOf(error)) === exitCodes.refused
          ? exitCodes.refused
          : exitCodes.failed;
    }
  });
  await output.list({
    items: saved.toSorted((one, other) => wanted.indexOf(one.name) - wanted.indexOf(other.name)),
    columns: [
      { heading: "path", value: ({ path }) => path },
      { heading: "size", value: ({ size }) => size },
    ],
    id: ({ path }) => path,
  });
  return code;
};

function isHolder(thing: Browsed): thing is Holder {
  return "download" in thing;
}

/** The names of its files; tables are no files. */
async function namesOf(holder: Holder, { say, signal }: Context): Promise<readonly string[]> {
  const attachments: readonly Attachment[] = await holder.attachments({ signal });
  const names = attachments.flatMap(({ name, type }) => (type === "file" ? [name] : []));
  if (names.length === 0) {
    await say(`${holder.id} has no files.`);
  }
  return [...new Set(names)];
}

/** Into a folder, so that the server's name is made harmless; a file is replaced only when told to. */
async function save(file: Download, folder: string, force: boolean): Promise<string> {
  if (file.save === undefined) {
    throw new Error("Files cannot be saved here.");
  }
  try {
    return await file.save(`${folder}${sep}`);
  } catch (error) {
    const target = error instanceof Error && "reference" in error ? error.reference : undefined;
    // Nothing was read yet: the same download can still be saved over the file that is in its way.
    if (force && typeof target === "string" && (await isFile(target))) {
      return file.save(target);
    }
    throw error instanceof Error && !force && typeof target === "string" && (await isFile(target))
      ? new UsageError(`${target} exists already. --force replaces it.`)
      : error;
  }
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() === true;
}

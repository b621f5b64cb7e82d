import { stat } from "node:fs/promises";
import { isAbsolute, sep } from "node:path";
import type { Attachment, Browsed } from "../../index.ts";
import type { Context } from "../context.ts";
import { type ExitCode, exitCodeOf, exitCodes } from "../exit-codes.ts";
import { inTurn } from "../in-turn.ts";
import { progressBar } from "../output/progress-bar.ts";
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
  const bar = progressBar(context, wanted.length);
  let code: ExitCode = exitCodes.done;
  try {
    await inTurn(wanted, filesAtOnce, async (name) => {
      try {
        const file = await holder.download(name, { signal });
        // Into a folder, so that the server's name is made harmless.
        const path = await file.save(`${folder}${sep}`, {
          overwrite: args.has("force"),
          onProgress: ({ done, total }) =>
            bar.onProgress({
              phase: "downloading",
              file: name,
              loaded: done,
              ...(total === undefined ? {} : { total }),
            }),
        });
        saved.push({ name, path, size: file.size ?? null });
        bar.done(name);
      } catch (error) {
        signal.throwIfAborted();
        // The others are saved all the same. What is said must not stand behind the bar.
        bar.end();
        await say(`vectice: ${await reasonOf(error)}`);
        code =
          Math.max(code, exitCodeOf(error)) === exitCodes.refused
            ? exitCodes.refused
            : exitCodes.failed;
      }
    });
  } finally {
    bar.end();
  }
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

/** A file that is in the way is no riddle: this command has an option for that. */
async function reasonOf(cause: unknown): Promise<string> {
  const target = cause instanceof Error && "reference" in cause ? cause.reference : undefined;
  const found = typeof target === "string" ? await stat(target).catch(() => undefined) : undefined;
  if (typeof target === "string" && isAbsolute(target) && found?.isFile() === true) {
    return `${JSON.stringify(target)} exists already. --force replaces it.`;
  }
  return cause instanceof Error ? cause.message : String(cause);
}

import { type FileInput, fileFrom } from "../../index.ts";
import { exitCodes } from "../exit-codes.ts";
import { progressBar } from "../output/progress-bar.ts";
import type { Run } from "../table/command.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import { findFiles } from "../writing/find-files.ts";
import { iterationAt } from "../writing/place.ts";
import { type Logged, printLogged } from "../writing/print-logged.ts";

/** Logs files, one after the other. */
export const logFile: Run<"section" | "name" | "no-extract"> = async (context, args) => {
  const [place = "", ...patterns] = args.positionals;
  const name = args.text("name");
  const paths = await findFiles(patterns);
  if (paths.includes("-") && name === undefined) {
    throw new UsageError("Standard input has no name: --name gives it one.");
  }
  if (paths.length > 1 && name !== undefined) {
    throw new UsageError(`--name names one file, but there are ${paths.length}.`);
  }
  const iteration = await iterationAt(context, place);
  const { signal, terminal } = context;
  const bar = progressBar(context, paths.length);
  const logged: Logged[] = [];
  try {
    for (const path of paths) {
      const file = await iteration.logFile(inputOf(path, name, terminal), {
        signal,
        section: args.text("section"),
        extract: !args.has("no-extract"),
        onProgress: bar.onProgress,
      });
      logged.push({ kind: "file", name: file.name, ...(file.id === null ? {} : { id: file.id }) });
      bar.done();
    }
  } finally {
    bar.end();
    // Also where one failed: the others are there.
    await printLogged(context, iteration, logged);
  }
  return exitCodes.done;
};

function inputOf(path: string, name: string | undefined, { stdin }: Terminal): FileInput {
  return path === "-" ? { name: name ?? "", data: bytesOf(stdin) } : fileFrom(path, { name });
}

async function* bytesOf(stdin: Terminal["stdin"]): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const chunk of stdin) {
    yield typeof chunk === "string" ? encoder.encode(chunk) : chunk;
  }
}

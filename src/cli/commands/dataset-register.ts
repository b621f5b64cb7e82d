import { type DatasetDefinition, fileFrom } from "../../index.ts";
import { exitCodes } from "../exit-codes.ts";
import { progressBar } from "../output/progress-bar.ts";
import type { Arguments } from "../table/arguments.ts";
import type { Run } from "../table/command.ts";
import type { Terminal } from "../terminal.ts";
import {
  commonDefinition,
  type DefinitionOption,
  filesIn,
  objectOf,
} from "../writing/definition.ts";
import { iterationAt } from "../writing/place.ts";
import { printRegistration } from "../writing/print-registration.ts";
import { readRows } from "../writing/read-rows.ts";

type DatasetOption =
  | DefinitionOption
  | "section"
  | "type"
  | "source"
  | "training"
  | "testing"
  | "validation"
  | "rows";

/** Registers a dataset, as a new version or as a new one. */
export const datasetRegister: Run<DatasetOption> = async (context, args) => {
  const { signal, terminal } = context;
  const common = await commonDefinition(args, terminal);
  const sources = await sourcesOf(args, terminal);
  const definition = {
    ...common,
    ...(Array.isArray(common["sources"]) ? { sources: common["sources"].map(sourceOf) } : {}),
    ...(args.has("type") ? { type: args.text("type") } : {}),
    ...(sources.length > 0 ? { sources } : {}),
  };
  const iteration = await iterationAt(context, args.positionals[0] ?? "");
  const bar = progressBar(context, Math.max(1, sources.length + args.texts("attach").length));
  try {
    const registration = await iteration.logDataset(checkedLater(definition), {
      signal,
      section: args.text("section"),
      onProgress: bar.onProgress,
    });
    bar.end();
    await printRegistration(context, iteration, registration);
  } finally {
    bar.end();
  }
  return exitCodes.done;
};

async function sourcesOf(
  args: Arguments<DatasetOption>,
  { stdin }: Terminal,
): Promise<readonly object[]> {
  const sources: object[] = [];
  for (const [option, usage] of [
    ["source", undefined],
    ["training", "TRAINING"],
    ["testing", "TESTING"],
    ["validation", "VALIDATION"],
  ] as const) {
    const files = args.texts(option).map((path) => fileFrom(path));
    if (files.length > 0) {
      sources.push({ files, usage });
    }
  }
  for (const path of args.texts("rows")) {
    sources.push({ rows: await readRows(path, stdin) });
  }
  return sources;
}

function sourceOf(value: unknown): unknown {
  const source = objectOf(value);
  return "files" in source ? { ...source, files: filesIn(source["files"]) } : source;
}

/** What comes from JSON is checked where it is used, member by member, before anything is sent. */
function checkedLater(definition: object): DatasetDefinition {
  return definition;
}

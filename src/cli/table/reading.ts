import { command } from "./command.ts";

const ref = { name: "ref" } as const;

/** Commands that read. */
export const readingCommands = [
  command({
    name: "whoami",
    summary: "Show who is connected to what, and where each setting came from",
    positionals: [],
    options: {},
    examples: [
      { line: "vectice whoami", does: "Check the settings" },
      { line: "vectice whoami --json", does: "The same for a script" },
    ],
    load: async () => (await import("../commands/whoami.ts")).whoami,
  }),
  command({
    name: "ls",
    summary: "List what a thing holds; without one, the workspaces",
    positionals: [
      { ...ref, optional: true },
      { name: "kind", optional: true, choices: ["models", "datasets", "reports", "issues"] },
    ],
    options: {
      limit: { type: "string", value: "NUMBER", summary: "The most items to list" },
    },
    examples: [
      { line: "vectice ls", does: "All workspaces" },
      { line: "vectice ls WSP-1", does: "The projects of a workspace" },
      { line: "vectice ls PRJ-1 models", does: "The models of a project" },
      { line: "vectice ls MDL-1 -q | head -1", does: "The id of a model's newest version" },
    ],
    notes: [
      "Of a workspace it lists projects, of a project its phases, of a phase its iterations, of an",
      "iteration its assets, of a model or dataset its versions, the newest first, of a dataset version",
      "its items, and of a model version its files and tables.",
    ],
    load: async () => (await import("../commands/ls.ts")).ls,
  }),
  command({
    name: "get",
    summary: "Show one thing",
    positionals: [ref],
    options: {},
    examples: [
      { line: "vectice get MDV-12", does: "A version's status, metrics and properties" },
      { line: "vectice get MDV-12 --json | jq .metrics.auc", does: "One metric" },
    ],
    load: async () => (await import("../commands/get.ts")).get,
  }),
  command({
    name: "download",
    summary: "Save the files of a version or an iteration",
    positionals: [ref, { name: "name", optional: true, rest: true }],
    options: {
      to: { type: "string", value: "FOLDER", summary: "Where to save them; default: here" },
      force: { type: "boolean", short: "f", summary: "Replace files that are there already" },
    },
    examples: [
      { line: "vectice download MDV-12", does: "All of its files" },
      { line: "vectice download ITR-4 roc.png --to plots", does: "One file, into a folder" },
    ],
    load: async () => (await import("../commands/download.ts")).download,
  }),
  command({
    name: "open",
    summary: "Print the link to a thing's page; on a terminal, open it too",
    positionals: [ref],
    options: {},
    examples: [{ line: "vectice open PRJ-1", does: "Open a project in the browser" }],
    load: async () => (await import("../commands/open.ts")).open,
  }),
] as const;

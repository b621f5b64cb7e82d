import { command, type Option, type Positional } from "./command.ts";

/** Where something is written: an iteration, or the current one of a phase. */
const place: Positional = { name: "ITR-…|PHA-…" };

const section = {
  section: { type: "string", value: "NAME", summary: "The section of the iteration" },
} as const satisfies Readonly<Record<string, Option>>;

const definition = {
  ...section,
  from: { type: "string", value: "FILE", summary: "A JSON definition; - is standard input" },
  name: { type: "string", value: "NAME", summary: "Its name" },
  property: { type: "string", multiple: true, value: "KEY=VALUE", summary: "A property" },
  attach: { type: "string", multiple: true, value: "FILE", summary: "A file to attach" },
  "derived-from": {
    type: "string",
    multiple: true,
    value: "IDS",
    summary: "The versions it was made from",
  },
  "no-code": { type: "boolean", summary: "Do not tell the repository and commit it was made by" },
} as const satisfies Readonly<Record<string, Option>>;

const fromNote = [
  "A definition is the JSON of what logModel and logDataset of vectice take; in it, a file is its path.",
  "Options go over it.",
];

/** Commands that write. */
export const writingCommands = [
  command({
    name: "log note",
    summary: "Log a note",
    positionals: [place, { name: "text" }],
    options: section,
    examples: [
      {
        line: 'vectice log note PHA-4 "Drift is gone since March."',
        does: "Into the current iteration",
      },
      { line: "vectice log note ITR-9 - --section Monitoring < note.md", does: "From a file" },
    ],
    load: async () => (await import("../commands/log-note.ts")).logNote,
  }),
  command({
    name: "log file",
    summary: "Log files",
    positionals: [place, { name: "path", rest: true }],
    options: {
      ...section,
      name: { type: "string", value: "NAME", summary: "Another name for the file" },
      "no-extract": {
        type: "boolean",
        summary: "Keep the server from splitting sheets and images out",
      },
    },
    examples: [
      { line: "vectice log file ITR-9 roc.png 'plots/*.png'", does: "By path and by pattern" },
      {
        line: "make-plot | vectice log file ITR-9 - --name roc.png",
        does: "What a program prints",
      },
    ],
    load: async () => (await import("../commands/log-file.ts")).logFile,
  }),
  command({
    name: "log table",
    summary: "Log a table of CSV or JSON",
    positionals: [place, { name: "path" }],
    options: {
      ...section,
      name: { type: "string", value: "NAME", summary: "Its name; default: the file's" },
      columns: {
        type: "string",
        multiple: true,
        value: "NAMES",
        summary: "Which columns, in which order",
      },
      cut: {
        type: "boolean",
        summary: "Leave out rows over 100 and columns over 20, instead of refusing",
      },
    },
    examples: [
      { line: "vectice log table ITR-9 lift.csv", does: "The first line names the columns" },
      {
        line: "psql --csv -f q.sql | vectice log table ITR-9 - --name Lift",
        does: "From a program",
      },
    ],
    load: async () => (await import("../commands/log-table.ts")).logTable,
  }),
  command({
    name: "log version",
    summary: "Put a version of a model or dataset into an iteration",
    positionals: [place, { name: "ref" }],
    options: section,
    examples: [
      { line: "vectice log version ITR-9 MDV-12", does: "A version that is there already" },
    ],
    load: async () => (await import("../commands/log-version.ts")).logVersion,
  }),
  command({
    name: "model register",
    summary: "Register a model: a new version of the one of its name, or a new one",
    positionals: [place],
    options: {
      ...definition,
      library: { type: "string", value: "NAME", summary: "What made it, such as xgboost" },
      technique: { type: "string", value: "NAME", summary: "How, such as gradient boosting" },
      metric: { type: "string", multiple: true, value: "KEY=NUMBER", summary: "A metric" },
    },
    examples: [
      { line: "vectice model register PHA-4 --name churn --metric auc=0.87", does: "From options" },
      { line: "vectice model register PHA-4 --from model.json -q", does: "Prints the id alone" },
    ],
    notes: fromNote,
    load: async () => (await import("../commands/model-register.ts")).modelRegister,
  }),
  command({
    name: "dataset register",
    summary: "Register a dataset: a new version of the one of its name, or a new one",
    positionals: [place],
    options: {
      ...definition,
      type: {
        type: "string",
        value: "WORD",
        choices: ["ORIGIN", "CLEAN", "VALIDATION", "MODELING", "UNKNOWN"],
        summary: "What it is",
      },
      source: { type: "string", multiple: true, value: "PATH", summary: "A file or folder of it" },
      training: { type: "string", multiple: true, value: "PATH", summary: "One for training" },
      testing: { type: "string", multiple: true, value: "PATH", summary: "One for testing" },
      validation: { type: "string", multiple: true, value: "PATH", summary: "One for validation" },
      rows: {
        type: "string",
        multiple: true,
        value: "FILE",
        summary: "CSV or JSON, of which columns and statistics are told",
      },
    },
    examples: [
      {
        line: "vectice dataset register PHA-3 --type MODELING --training train.csv --testing test.csv",
        does: "Files",
      },
      { line: "vectice dataset register PHA-3 --name churn --rows - < churn.csv", does: "Rows" },
    ],
    notes: ["What describes the data is sent, never the data itself.", ...fromNote],
    load: async () => (await import("../commands/dataset-register.ts")).datasetRegister,
  }),
  command({
    name: "iteration create",
    summary: "Create an iteration in a phase",
    positionals: [{ name: "PHA-…" }],
    options: {
      name: { type: "string", value: "NAME", summary: "Its name" },
      description: { type: "string", value: "TEXT", summary: "What it is about" },
    },
    examples: [
      { line: "ITERATION=$(vectice iteration create PHA-4 -q)", does: "To log into it afterwards" },
    ],
    load: async () => (await import("../commands/iteration.ts")).iterationCreate,
  }),
  command({
    name: "iteration complete",
    summary: "Complete an iteration",
    positionals: [{ name: "ITR-…" }],
    options: {},
    examples: [{ line: "vectice iteration complete ITR-9", does: "When all is logged" }],
    load: async () => (await import("../commands/iteration.ts")).iterationComplete,
  }),
  command({
    name: "iteration cancel",
    summary: "Cancel an iteration",
    positionals: [{ name: "ITR-…" }],
    options: {},
    examples: [{ line: "vectice iteration cancel ITR-9", does: "When it led nowhere" }],
    load: async () => (await import("../commands/iteration.ts")).iterationCancel,
  }),
] as const;

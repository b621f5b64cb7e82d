import { writeFile } from "node:fs/promises";
import { pythonNames } from "../data/python-names.ts";

/** One table a class, in the order of the list; module functions come first. */
const groups = Map.groupBy(pythonNames, ({ python }) =>
  python.includes(".") ? (python.split(".")[0] ?? "") : /^[a-z]/.test(python) ? "vectice" : python,
);

const cell = (text: string): string => text.replaceAll("|", "\\|");
const table = (names: typeof pythonNames): string =>
  [
    "| Python | here | what differs |",
    "| --- | --- | --- |",
    ...names.map(
      ({ python, here, note }) =>
        `| \`${python}\` | ${here === null ? "not here" : cell(here)} | ${cell(note)} |`,
    ),
  ].join("\n");

const order = [
  "vectice",
  "Connection",
  "Workspace",
  "Project",
  "Phase",
  "Iteration",
  "Model",
  "Dataset",
  "Table",
];
const rank = (name: string): number => order.indexOf(name) + 1 || order.length + 1;
const sections = [...groups]
  .toSorted(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b))
  .map(([name, names]) => `## ${name}\n\n${table(names)}\n`);

const head = `---
title: Coming from Python
outline: 2
---

# Coming from Python

Every public name of the official Python client 25.4.2.0, what it is called here, and what differs. What is not here is
missing on purpose, and the reason stands beside it.

Three things differ everywhere:

- Whatever asks the server is a method and gives a promise: \`connection.my_workspace\` is \`await connection.myWorkspace()\`.
- Names are in camel case: \`list_phases\` is \`listPhases\`.
- Lists have no page limit: \`await project.models()\` gives every model.

`;
await writeFile(new URL("../python.md", import.meta.url), head + sections.join("\n"));

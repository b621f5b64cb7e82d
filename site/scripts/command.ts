import { writeFile } from "node:fs/promises";
import { overview } from "../../src/cli/help.ts";
import { commands } from "../../src/cli/table/commands.ts";
import { optionsOf, usageOf } from "../../src/cli/table/parse-arguments.ts";

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("<", "&lt;");

/** The options that a command has beyond those that all have. */
const common = commands
  .map((command) => Object.keys(optionsOf(command)))
  .reduce((left, right) => left.filter((name) => right.includes(name)));

const sections = commands.map((command) => {
  const options = Object.entries(optionsOf(command)).filter(([name]) => !common.includes(name));
  const rows = options.map(([name, { short, type, value, summary, choices, multiple }]) => {
    const flag = `--${name}${type === "string" ? `=${value ?? "TEXT"}` : ""}`;
    const which = choices === undefined ? "" : `: ${choices.map((one) => `\`${one}\``).join(", ")}`;
    const again = multiple === true ? " (may be repeated)" : "";
    const names = short === undefined ? `\`${flag}\`` : `\`${flag}\`, \`-${short}\``;
    return `| ${names} | ${cell(summary)}${which}${again} |`;
  });
  return [
    `## vectice ${command.name}`,
    `${command.summary}.`,
    `\`\`\`sh\n${usageOf(command)} [options]\n\`\`\``,
    ...(rows.length === 0 ? [] : [["| option | meaning |", "| --- | --- |", ...rows].join("\n")]),
    ...(command.notes === undefined ? [] : [`\`\`\`text\n${command.notes.join("\n")}\n\`\`\``]),
    `\`\`\`sh\n${command.examples.map(({ line, does }) => `${line}   # ${does}`).join("\n")}\n\`\`\``,
  ].join("\n\n");
});

const head = `---
title: The command
outline: 2
---

# The command

\`npx vectice\` does from a terminal or a pipeline what the library does in code. It comes with the package; nothing else is
installed. \`vectice COMMAND --help\` shows what stands here.

\`\`\`text
${overview()}
\`\`\`

## Exit codes

| exit code | meaning |
| --- | --- |
| 0 | yes, or done |
| 1 | the gate says no |
| 2 | it could not be found out: wrong usage, nothing of that id, network, server |
| 4 | refused: the token, or a permission |
| 8 | undecided: the gate cannot tell, because a rule could not be judged and none said no; \`--undecided=pass\` or \`fail\` decides it |
| 130 | interrupted with Ctrl+C |

`;
await writeFile(new URL("../command.md", import.meta.url), `${head}${sections.join("\n\n")}\n`);

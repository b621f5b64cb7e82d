import { suggest } from "../suggest.ts";
import { UsageError } from "../usage-error.ts";
import type { Command } from "./command.ts";
import { commands } from "./commands.ts";

/** The command that the arguments begin with, or the commands of a group such as `log`. */
export interface FoundCommand {
  readonly command?: Command;
  readonly group?: readonly Command[];
  /** The arguments behind its name. */
  readonly rest: readonly string[];
}

/** Finds the command by its one or two words, which stand before everything else. */
export function findCommand(argv: readonly string[]): FoundCommand {
  const [first = "", second = ""] = argv;
  for (const [name, length] of [
    [`${first} ${second}`, 2],
    [first, 1],
  ] as const) {
    const command = commands.find((candidate) => candidate.name === name);
    if (command !== undefined) {
      return { command, rest: argv.slice(length) };
    }
  }
  const group = commands.filter(({ name }) => name.startsWith(`${first} `));
  if (group.length === 0) {
    const words = [...new Set(commands.map(({ name }) => name.split(" ")[0] ?? ""))];
    throw new UsageError(
      `There is no command ${JSON.stringify(first)}.${suggest(first, words)} vectice --help lists them.`,
    );
  }
  if (second === "" || second === "--help" || second === "-h") {
    return { group, rest: argv.slice(1) };
  }
  const words = group.map(({ name }) => name.slice(first.length + 1));
  throw new UsageError(
    `${first} is followed by ${words.join(", ")}.${suggest(second, words)} vectice ${first} --help says more.`,
  );
}

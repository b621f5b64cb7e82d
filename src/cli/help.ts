import type { Command, Option } from "./table/command.ts";
import { commands } from "./table/commands.ts";
import { optionsOf, usageOf } from "./table/parse-arguments.ts";

/** The help of the whole command, or of a group such as `log`. */
export function overview(group: readonly Command[] = commands): string {
  const names = rows(group.map((command) => [usageOf(command).slice(8), command.summary]));
  return [
    "Usage: vectice <command> [arguments] [options]",
    "",
    ...names,
    "",
    "vectice <command> --help    Show its options and examples",
    "vectice --version           Show the version",
    "",
    "Settings come from variables (VECTICE_API_TOKEN, VECTICE_HOST), .vectice and .env files, as in",
    "every program with this library; vectice whoami shows which. A terminal gets tables, a pipe",
    "tab-separated text; --json, --ndjson and -q give JSON and ids.",
    "",
    "Exit codes: 0 yes or done, 1 the gate says no, 2 could not find out, 4 refused, 8 undecided.",
  ].join("\n");
}

/** The help of one command. */
export function helpOf(command: Command): string {
  const options = Object.entries(optionsOf(command)).map(
    ([name, option]): readonly [string, string] => [flagOf(name, option), summaryOf(option)],
  );
  return [
    `Usage: ${usageOf(command)} [options]`,
    "",
    `${command.summary}.`,
    "",
    ...rows(options),
    ...(command.notes === undefined ? [] : ["", ...command.notes]),
    "",
    "Examples:",
    ...rows(command.examples.map(({ line, does }) => [line, does])),
  ].join("\n");
}

function flagOf(name: string, { short, type, value }: Option): string {
  const flag = `${short === undefined ? "    " : `-${short}, `}--${name}`;
  return type === "string" ? `${flag}=${value ?? "TEXT"}` : flag;
}

function summaryOf({ summary, choices, multiple }: Option): string {
  const which = choices === undefined ? "" : `: ${choices.join(", ")}`;
  return `${summary}${which}${multiple === true ? " (may be repeated)" : ""}`;
}

const widestName = 40;

function rows(all: readonly (readonly [string, string])[]): string[] {
  const width = Math.min(widestName, Math.max(...all.map(([name]) => name.length)));
  return all.map(([name, text]) =>
    name.length > width
      ? `  ${name}\n  ${" ".repeat(width)}  ${text}`
      : `  ${name.padEnd(width)}  ${text}`,
  );
}

import { parseArgs } from "node:util";
import { suggest } from "../suggest.ts";
import { UsageError } from "../usage-error.ts";
import { Arguments } from "./arguments.ts";
import type { Command, Option } from "./command.ts";
import { connectOptions, formatOptions, helpOption } from "./global-options.ts";

/** All options of a command, the common ones too. */
export function optionsOf(command: Command): Readonly<Record<string, Option>> {
  return {
    ...command.options,
    ...(command.formats ? formatOptions : {}),
    ...(command.connects ? connectOptions : {}),
    ...helpOption,
  };
}

/** How a command is called, in one line. */
export function usageOf({ name, positionals }: Command): string {
  const places = positionals.map((place) => {
    const text = `${place.choices?.join("|") ?? place.name}${place.rest === true ? " …" : ""}`;
    return place.optional === true ? `[${text}]` : `<${text}>`;
  });
  return ["vectice", name, ...places].join(" ");
}

/** Reads the arguments of a command; what it does not know is refused, with what may have been meant. */
export function parseArguments(command: Command, argv: readonly string[]): Arguments {
  const options = optionsOf(command);
  const config = Object.fromEntries(
    Object.entries(options).map(([name, { type, short }]) => [
      name,
      short === undefined ? { type } : { type, short },
    ]),
  );
  // Not strict: the messages of this table are better than those of the parser.
  const { tokens } = parseArgs({
    args: [...argv],
    options: config,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const positionals: string[] = [];
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === "positional") {
      positionals.push(token.value);
    } else if (token.kind === "option") {
      const value = valueOf(command, options[token.name], token);
      values.set(token.name, [...(values.get(token.name) ?? []), value]);
    }
  }
  if (!values.has("help")) {
    checkPositionals(command, positionals);
  }
  return new Arguments(positionals, values);
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function valueOf(command: Command, option: Option | undefined, token: OptionToken): string {
  const { rawName, value } = token;
  if (option === undefined) {
    const known = Object.keys(optionsOf(command)).map((name) => `--${name}`);
    throw usageError(
      command,
      /^-{1,2}(?:api-?)?token$/i.test(rawName)
        ? "There is no option for the token, because arguments are seen by others. Set VECTICE_API_TOKEN, or pipe it in and write --token-stdin."
        : `There is no option ${rawName}.${suggest(rawName, known)}`,
    );
  }
  if (option.type === "boolean") {
    if (value !== undefined) {
      throw usageError(command, `${rawName} takes no value.`);
    }
    return "";
  }
  if (value === undefined || (token.inlineValue === false && looksLikeOption(value))) {
    throw usageError(command, `${rawName} needs a value: ${rawName}=${option.value ?? "…"}`);
  }
  // What a shell makes of a variable that is not set; as a folder it would be the root of the disk.
  if (value.trim() === "") {
    throw usageError(
      command,
      `${rawName} is blank. Leave it out, or write ${rawName}=${option.value ?? "…"}`,
    );
  }
  if (option.choices !== undefined && !option.choices.includes(value)) {
    throw usageError(
      command,
      `${rawName} is one of ${option.choices.join(", ")}.${suggest(value, option.choices)}`,
    );
  }
  return value;
}

/** A dash alone is standard input, and a number may be below zero. */
function looksLikeOption(value: string): boolean {
  return /^-[^\d.]/.test(value);
}

function checkPositionals(command: Command, positionals: readonly string[]): void {
  for (const [index, place] of command.positionals.entries()) {
    const value = positionals[index];
    if (value === undefined && place.optional !== true) {
      throw usageError(command, `The ${place.name} is missing.`);
    }
    if (value !== undefined && place.choices !== undefined && !place.choices.includes(value)) {
      throw usageError(
        command,
        `The ${place.name} is one of ${place.choices.join(", ")}.${suggest(value, place.choices)}`,
      );
    }
  }
  const most = command.positionals.some(({ rest }) => rest === true)
    ? Number.POSITIVE_INFINITY
    : command.positionals.length;
  if (positionals.length > most) {
    throw usageError(command, `There are too many arguments: ${positionals.length}.`);
  }
}

function usageError(command: Command, message: string): UsageError {
  return new UsageError(`${message}\nUsage: ${usageOf(command)} (--help says more)`);
}

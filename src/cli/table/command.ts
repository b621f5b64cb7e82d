import type { Context } from "../context.ts";
import type { ExitCode } from "../exit-codes.ts";
import type { Arguments } from "./arguments.ts";

/** An option of a command. */
export interface Option {
  readonly type: "string" | "boolean";
  /** Its one letter. */
  readonly short?: string;
  /** Whether it may be given again and again. */
  readonly multiple?: boolean;
  /** What its value is, as help shows it: `FILE`. */
  readonly value?: string;
  /** The only values that it takes. */
  readonly choices?: readonly string[];
  readonly summary: string;
}

/** An argument that stands by its place. */
export interface Positional {
  /** As help shows it: `ref`. */
  readonly name: string;
  /** Whether it may be left out. */
  readonly optional?: boolean;
  /** Whether it takes all arguments that are left. */
  readonly rest?: boolean;
  /** The only values that it takes. */
  readonly choices?: readonly string[];
}

/** An example in the help of a command. */
export interface Example {
  readonly line: string;
  readonly does: string;
}

/** What a command does, with its arguments. */
export type Run<Name extends string = string> = (
  context: Context,
  args: Arguments<Name>,
) => Promise<ExitCode>;

/** A command, as the table of all commands has it: help, completion and parsing are made of it. */
export interface Command {
  /** One or two words: `log note`. */
  readonly name: string;
  readonly summary: string;
  readonly positionals: readonly Positional[];
  readonly options: Readonly<Record<string, Option>>;
  readonly examples: readonly Example[];
  /** What help says at its end. */
  readonly notes?: readonly string[];
  /** Whether it prints a result that can be had as JSON and the like; default yes. */
  readonly formats: boolean;
  /** Whether it talks to Vectice; default yes. */
  readonly connects: boolean;
  /** Loads what it does, which may need the table that it stands in. */
  readonly load: (commands: readonly Command[]) => Promise<Run>;
}

type Given<Options extends Readonly<Record<string, Option>>> = Omit<
  Command,
  "options" | "load" | "formats" | "connects"
> & {
  readonly options: Options;
  readonly formats?: boolean;
  readonly connects?: boolean;
  readonly load: (commands: readonly Command[]) => Promise<Run<keyof Options & string>>;
};

/** Declares a command; what it does may ask for declared options alone. */
export function command<const Options extends Readonly<Record<string, Option>>>(
  given: Given<Options>,
): Command {
  return { formats: true, connects: true, ...given };
}

import { concealed } from "../conceal-jwts.ts";
import { type ExitCode, exitCodeOf, exitCodes } from "./exit-codes.ts";
import { helpOf, overview } from "./help.ts";
import { cleanLines } from "./output/cell-text.ts";
import { coloursOf } from "./output/colours.ts";
import { ClosedPipe, printerOf } from "./output/printer.ts";
import { commands } from "./table/commands.ts";
import { findCommand } from "./table/find-command.ts";
import { parseArguments } from "./table/parse-arguments.ts";
import type { Terminal } from "./terminal.ts";

/**
 * The `vectice` command: does what its arguments say, and resolves to its exit code. It takes all that
 * it needs of the process from `terminal`, and never ends the process.
 */
export async function main(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await run(argv, terminal);
  } catch (error) {
    if (error instanceof ClosedPipe) {
      return exitCodes.done;
    }
    if (terminal.signal?.aborted === true) {
      return exitCodes.interrupted;
    }
    return report(error, terminal);
  }
}

async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [first, ...others] = argv;
  const print = printerOf(terminal.stdout);
  if (first === undefined) {
    // Nothing was asked: this is how to ask.
    await printerOf(terminal.stderr)(`${overview()}\n`);
    return exitCodes.failed;
  }
  if (first === "--version" || first === "-v") {
    const { version } = await import("../index.ts");
    await print(`${version}\n`);
    return exitCodes.done;
  }
  const wantsHelp = ["help", "--help", "-h"].includes(first);
  if (wantsHelp && others.length === 0) {
    await print(`${overview()}\n`);
    return exitCodes.done;
  }
  const { command, group, rest } = findCommand(wantsHelp ? others : argv);
  if (command === undefined) {
    await print(`${overview(group)}\n`);
    return exitCodes.done;
  }
  const args = parseArguments(command, wantsHelp ? ["--help"] : rest);
  if (args.has("help")) {
    await print(`${helpOf(command)}\n`);
    return exitCodes.done;
  }
  const { createContext } = await import("./create-context.ts");
  const context = createContext(terminal, args);
  const does = await command.load(commands);
  return does(context, args);
}

async function report(error: unknown, terminal: Terminal): Promise<ExitCode> {
  const { red } = coloursOf(terminal, "stderr");
  const text = error instanceof Error ? error.message : String(error);
  // A token that stands where a command or an option belongs is known only from where it was set.
  const token = terminal.env["VECTICE_API_TOKEN"]?.trim() ?? "";
  const message = token === "" ? text : text.replaceAll(token, concealed);
  try {
    await printerOf(terminal.stderr)(`${red("vectice:")} ${cleanLines(message)}\n`);
  } catch {
    // Where standard error is gone too, the exit code still tells.
  }
  return exitCodeOf(error);
}

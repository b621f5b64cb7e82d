import type { Connection, ConnectOptions } from "../index.ts";
import type { Context } from "./context.ts";
import { cleanLines } from "./output/cell-text.ts";
import { coloursOf } from "./output/colours.ts";
import { type Format, outputOf } from "./output/output.ts";
import { printerOf } from "./output/printer.ts";
import { readText } from "./read-input.ts";
import type { Arguments } from "./table/arguments.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** Makes what a command works with, from the options that all commands share. */
export function createContext(terminal: Terminal, args: Arguments): Context {
  const signal = terminal.signal ?? new AbortController().signal;
  const print = printerOf(terminal.stderr);
  const say: Context["say"] = (text, paint = (same) => same) =>
    print(`${paint(cleanLines(text))}\n`);
  const log = (text: string): void => {
    // A log line that cannot be written is no reason to fail.
    say(text).catch(() => undefined);
  };
  let connection: Promise<Connection> | undefined;
  const connect = async (): Promise<Connection> =>
    terminal.connect({
      ...(await settingsOf(terminal, args)),
      signal,
      logger: { debug: log, info: log, warn: log, error: log },
    });
  return {
    terminal,
    output: outputOf(terminal, formatOf(terminal, args)),
    say,
    colours: coloursOf(terminal, "stderr"),
    signal,
    connect: () => (connection ??= connect()),
  };
}

function formatOf({ isTTY }: Terminal, args: Arguments): Format {
  const chosen = ["json", "ndjson", "quiet"].filter((name) => args.has(name));
  if (chosen.length > 1) {
    throw new UsageError(`Choose one of --${chosen.join(" and --")}.`);
  }
  if (args.has("quiet")) {
    return "ids";
  }
  return args.has("json") ? "json" : args.has("ndjson") ? "ndjson" : isTTY.stdout ? "table" : "tsv";
}

async function settingsOf(terminal: Terminal, args: Arguments): Promise<ConnectOptions> {
  const [host, config, seconds] = [args.text("host"), args.text("config"), args.text("timeout")];
  return {
    ...(host === undefined ? {} : { host }),
    ...(config === undefined ? {} : { config }),
    ...(seconds === undefined ? {} : { timeout: millisecondsOf(seconds) }),
    ...(args.has("token-stdin") ? { apiToken: await tokenOf(terminal) } : {}),
  };
}

function millisecondsOf(seconds: string): number {
  const milliseconds = Math.round(Number(seconds) * 1000);
  if (!(milliseconds >= 1)) {
    throw new UsageError("--timeout takes seconds, such as --timeout=10.");
  }
  return milliseconds;
}

async function tokenOf({ stdin, isTTY }: Terminal): Promise<string> {
  if (isTTY.stdin) {
    // It would be seen while it is typed.
    throw new UsageError(
      "--token-stdin reads the token from a pipe or a file, not from a terminal: vectice … --token-stdin < token.txt",
    );
  }
  const token = (await readText(stdin)).trim();
  if (token === "") {
    throw new UsageError("--token-stdin found nothing in standard input.");
  }
  return token;
}

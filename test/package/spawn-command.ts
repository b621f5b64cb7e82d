import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

/** What a call of the packed command came to. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A call that is under way. */
export interface Called {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves with what was printed as soon as it matches. */
  printed(pattern: RegExp): Promise<string>;
}

/** How to call it. */
export interface CallOptions {
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** The packed command's file. */
export function commandIn(folder: string): string {
  return join(folder, "node_modules", "vectice", "dist", "cli.js");
}

/** Calls the packed command through pipes. */
export function callPacked(args: readonly string[], options: CallOptions): Called {
  return run(process.execPath, [commandIn(options.folder), ...args], options);
}

/** Calls a line of the shell, in which `vectice` is the packed command. */
export function callShell(line: string, options: CallOptions): Called {
  const vectice = `vectice() { "${process.execPath}" "${commandIn(options.folder)}" "$@"; }`;
  return runLine(`${vectice}\n${line}`, options);
}

/** Runs lines of the shell. */
export function runLine(lines: string, options: CallOptions): Called {
  return run("bash", ["-o", "pipefail", "-c", lines], options);
}

/** Calls the packed command on a terminal of its own. */
export function callOnTerminal(args: readonly string[], options: CallOptions): Called {
  const words = [process.execPath, commandIn(options.folder), ...args];
  const line = `stty cols 60; ${words.map((word) => `'${word}'`).join(" ")}`;
  // The two that are around: util-linux has it with an option, BSD and macOS with arguments.
  const given =
    process.platform === "darwin"
      ? ["-q", "/dev/null", "sh", "-c", line]
      : ["-qec", line, "/dev/null"];
  return run("script", given, options);
}

function run(program: string, args: readonly string[], options: CallOptions): Called {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(program, args, {
    cwd: options.folder,
    env: { PATH, HOME: options.folder || HOME, ...options.env },
    stdio: "pipe",
  });
  let out = "";
  let err = "";
  const watching = new Set<() => void>();
  const told = (): void => watching.forEach((watch) => watch());
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
    told();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
    told();
  });
  child.stdin.on("error", () => undefined);
  child.stdin.end(options.input ?? "");
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
  });
  const printed = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const watch = (): void => {
        if (pattern.test(out)) {
          watching.delete(watch);
          resolve(out);
        }
      };
      watching.add(watch);
      void ended.then(() => reject(new Error(`It ended after: ${out}${err}`)));
      watch();
    });
  return { child, ended, printed };
}

import { spawn } from "node:child_process";

interface CommandOptions {
  readonly folder?: string;
  /** Also shows what it prints, as it prints it. */
  readonly show?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs a command to its end and resolves to its output; rejects with all it printed when it fails. */
export function command(
  name: string,
  args: readonly string[],
  { folder = ".", show = false, environment = {} }: CommandOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(name, args, {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const output: string[] = [];
    const printed: string[] = [];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output.push(text);
      printed.push(text);
      if (show) {
        process.stdout.write(text);
      }
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      printed.push(text);
      if (show) {
        process.stderr.write(text);
      }
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) {
        resolve(output.join(""));
      } else {
        const line = [name, ...args].join(" ");
        reject(new Error(`\`${line}\` ended with ${code}:\n${printed.join("").trim()}`));
      }
    });
  });
}

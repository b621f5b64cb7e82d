import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A server in a process of its own. */
export interface Served {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a program of `servers/`, which prints its URL when it listens, and ends with its input. */
export async function serve(
  name: "backend" | "pages" | "uploads" | "workspace",
  ...options: string[]
): Promise<Served> {
  const program = fileURLToPath(new URL(`servers/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [program, ...options], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  for await (const url of createInterface({ input: child.stdout })) {
    return {
      url,
      stop: async () => {
        child.stdin.end();
        await ended;
      },
    };
  }
  throw new Error(`${name} did not start.`);
}

#!/usr/bin/env node
import { main } from "./main.ts";

const interrupted = new AbortController();
let terminated = false;
// Once: who presses Ctrl+C again does not want to wait.
process.once("SIGINT", () => interrupted.abort(new Error("Interrupted")));
process.once("SIGTERM", () => {
  terminated = true;
  interrupted.abort(new Error("Terminated"));
});

/** Whether there is a process of this id; one that may not be signalled is there too. */
function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

const { stdout, stderr, env } = process;
const code = await main(process.argv.slice(2), {
  // Looked at only where it is needed: opening it takes its time.
  get stdin() {
    return process.stdin;
  },
  stdout,
  stderr,
  env,
  isTTY: {
    get stdin() {
      return process.stdin.isTTY;
    },
    stdout: stdout.isTTY,
    stderr: stderr.isTTY,
  },
  columns: stdout.columns,
  processes: { own: process.pid, isAlive },
  connect: async (options) => (await import("../index.ts")).connect.open(options),
  signal: interrupted.signal,
  openLink: async (link) => (await import("./open-link.ts")).openLink(link),
});
// Never process.exit(): what is still in a pipe would be cut off.
process.exitCode = terminated ? 143 : code;

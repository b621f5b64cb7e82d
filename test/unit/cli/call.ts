import { Writable } from "node:stream";
import { expect } from "vitest";
import { main } from "../../../src/cli/main.ts";
import type { Terminal } from "../../../src/cli/terminal.ts";
import { Connection } from "../../../src/index.ts";
import { type Backend, type BackendOptions, createBackend } from "../../../src/testing/index.ts";

/** What a call of the command came to. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What differs from a pipe without input. */
export interface Around {
  /** Whether standard output and standard error are a terminal. */
  readonly terminal?: boolean;
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly signal?: AbortSignal;
  readonly openLink?: (link: string) => void;
  readonly connect?: Terminal["connect"];
  readonly stdout?: Writable;
}

/** The command before a backend. */
export interface Desk {
  readonly backend: Backend;
  call(line: string | readonly string[], around?: Around): Promise<Outcome>;
}

/** A backend, and the command connected to it as its first user; a line is split at its spaces. */
export function desk(options: BackendOptions = {}): Desk {
  const backend = createBackend(options);
  return {
    backend,
    call: async (line, around = {}) => {
      const out: string[] = [];
      const err: string[] = [];
      const { terminal = false, env = {}, input = "", columns, signal, openLink, stdout } = around;
      const argv = typeof line === "string" ? line.split(" ").filter((word) => word !== "") : line;
      const code = await main(argv, {
        stdin: feed(input),
        stdout: stdout ?? collect(out),
        stderr: collect(err),
        env,
        isTTY: { stdin: terminal, stdout: terminal, stderr: terminal },
        columns,
        processes: { own: 1, isAlive: (id) => id === 2 },
        signal,
        openLink,
        connect:
          around.connect ??
          ((given) =>
            Connection.open({
              apiToken: backend.data.users[0]?.apiToken,
              host: "https://vectice.example.com",
              fetch: backend.fetch,
              logLevel: "silent",
              retry: 0,
              ...given,
            })),
      });
      return { code, out: out.join(""), err: err.join("") };
    },
  };
}

async function* feed(text: string): AsyncGenerator<string> {
  yield text;
}

/** A stream whose text is kept. */
export function collect(into: string[]): Writable {
  return new Writable({
    decodeStrings: false,
    write: (chunk: unknown, _encoding, done) => {
      into.push(String(chunk));
      done();
    },
  });
}

/** Matches text that holds this one. */
export function containing(text: string): unknown {
  return expect.stringContaining(text);
}

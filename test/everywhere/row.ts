import { cases } from "../contract/cases/index.ts";
import type { Message } from "./message.ts";
import { textOf } from "./suite.ts";
import { Missing, type Target } from "./target.ts";

/** What came of one target. */
export interface Row {
  readonly runtime: string;
  readonly version: string;
  readonly loading: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
  /** Why everything was skipped. */
  readonly reason?: string;
  readonly failures: readonly Failure[];
}

interface Failure {
  readonly name: string;
  readonly message: string;
}

export interface RowOptions {
  /** Seconds for the whole suite. */
  readonly patience: number;
  /** Whether a missing runtime may be skipped; otherwise it fails. */
  readonly maySkip: boolean;
}

/** Runs the contract on a target. Never rejects: whatever went wrong is a failure of the row. */
export async function runTarget(target: Target, options: RowOptions): Promise<Row> {
  const started = Date.now();
  const messages: Message[] = [];
  let version = "";
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort(new Error(`The suite did not end within ${options.patience} s.`));
  }, options.patience * 1000);
  let trouble: unknown;
  try {
    await target.run({
      tell: (message) => messages.push(message),
      found: (text) => (version = text),
      signal: late.signal,
    });
  } catch (error) {
    trouble = late.signal.aborted ? late.signal.reason : error;
  }
  clearTimeout(timer);
  const { runtime, loading } = target;
  const seconds = Math.round((Date.now() - started) / 100) / 10;
  const row = { runtime, version, loading, seconds };
  if (trouble instanceof Missing && options.maySkip) {
    const skipped = target.worlds.length * cases.length;
    return { ...row, passed: 0, failed: 0, skipped, reason: trouble.message, failures: [] };
  }
  const { passed, failures } = judge(target, messages, trouble);
  return { ...row, passed, failed: failures.length, skipped: 0, failures };
}

function judge(
  target: Target,
  messages: readonly Message[],
  trouble: unknown,
): { passed: number; failures: readonly Failure[] } {
  const told = messages.filter((message) => message.type === "case");
  const titled = told.map(({ world, name, error }) => ({ title: `${name} (${world})`, error }));
  // A case that was not told of did not run: silence is no success.
  const silent = target.worlds
    .flatMap((world) => cases.map(({ name }) => `${name} (${world})`))
    .filter((title) => !titled.some((message) => message.title === title));
  const failures = [
    ...titled.flatMap(({ title, error }) =>
      error === undefined ? [] : [{ name: title, message: error }],
    ),
    ...messages.flatMap((message) =>
      message.type === "trouble"
        ? [{ name: "outside of the cases", message: message.message }]
        : [],
    ),
    ...(trouble === undefined
      ? []
      : [
          {
            name: "the run itself",
            message: textOf(trouble),
          },
        ]),
    ...silent.map((name) => ({ name, message: "It did not run." })),
  ];
  return { passed: titled.filter(({ error }) => error === undefined).length, failures };
}

import type { Message } from "./message.ts";

/** One row of the matrix: a runtime, and a way to load the library in it. */
export interface Target {
  readonly runtime: string;
  readonly loading: string;
  /** How the backend is reached, as the suite's messages name it. */
  readonly worlds: readonly string[];
  /** Runs the suite to its end; rejects with `Missing` where there is no such runtime on this machine. */
  run(run: Run): Promise<void>;
}

/** What a target's run has at hand. */
export interface Run {
  tell(message: Message): void;
  /** Names the version, once it is known. */
  found(version: string): void;
  /** Is aborted when the run takes too long: what it started has to end. */
  readonly signal: AbortSignal;
}

/** There is no such runtime on this machine, for a reason that the table tells. */
export class Missing extends Error {
  override readonly name = "Missing";
}

import type { Connection } from "../index.ts";
import type { Colours } from "./output/colours.ts";
import type { Output } from "./output/output.ts";
import type { Terminal } from "./terminal.ts";

/** What every command works with. */
export interface Context {
  readonly terminal: Terminal;
  /** Prints the result to standard output. */
  readonly output: Output;
  /** Prints to standard error what is no result; the text is cleaned, then painted. */
  readonly say: (text: string, paint?: (text: string) => string) => Promise<void>;
  /** The colours of standard error. */
  readonly colours: Colours;
  /** Ends when the person or the pipe is gone. */
  readonly signal: AbortSignal;
  /** Connects with the settings that were given and found. */
  connect(): Promise<Connection>;
}

import type { CodeOption } from "../environment/code-option.ts";
import type { Client } from "../client/client.ts";
import type { WritingEnvironment } from "../environment/writing.ts";
import type { Lines } from "./lines.ts";

/** What every write gets: one for each connection. */
export interface WriteRuntime {
  readonly client: Client;
  readonly environment: WritingEnvironment;
  /** The lines in which writes into one iteration wait for one another. */
  readonly lines: Lines;
  /** The code that made what is registered; what a definition says of it goes before. */
  readonly code?: CodeOption | undefined;
}

/** An iteration, as far as writes need it. */
export interface IterationTarget {
  readonly id: string;
  readonly index: number;
  readonly name: string | null;
  readonly url: string;
  readonly phase: {
    readonly name: string;
    readonly project: { readonly id: string; readonly name: string };
  };
}

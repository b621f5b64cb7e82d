import type { Writable } from "node:stream";
import type { Connection, ConnectOptions } from "../index.ts";

/** What the command is given of the process that it runs in; only the bin takes it from `process`. */
export interface Terminal {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Which of the three are terminals. */
  readonly isTTY: { readonly stdin: boolean; readonly stdout: boolean; readonly stderr: boolean };
  /** The width of the terminal, in columns; default 80. */
  readonly columns?: number | undefined;
  /** Connects; the settings that it is not given are found as always. */
  readonly connect: (options: ConnectOptions) => Promise<Connection>;
  /** This process's id, and which others there are. */
  readonly processes: { readonly own: number; readonly isAlive: (id: number) => boolean };
  /** Aborted by Ctrl+C. */
  readonly signal?: AbortSignal | undefined;
  /** Opens a link for the person at the terminal. */
  readonly openLink?: ((link: string) => void | Promise<void>) | undefined;
}

import type { Logger } from "../client/text/logger.ts";
import type { NetworkFailure } from "../client/http/call.ts";
import type { DownloadCounter, ReadOptions } from "../client/http/download-progress.ts";
import type { Fetch } from "../client/http/fetch.ts";
import type { SettingsSource } from "./source.ts";
import type { WritingEnvironment } from "./writing.ts";

/** Where the printed tables go. */
export interface Output {
  print(text: string): void;
  /** Characters that fit on a line, where that is known. */
  readonly columns?: number | undefined;
  /** Whether headings may be set off with terminal codes. */
  readonly colour?: boolean | undefined;
}

/** A config file as it was found, for one connection. */
export interface ConfigText {
  /** Names the file in messages. */
  readonly name: string;
  readonly text: string;
}

/** What an environment may use to read a config file. */
export interface ConfigReading {
  readonly fetch: Fetch;
  readonly signal: AbortSignal | undefined;
}

/** Options of saving a download. */
export interface SaveOptions extends ReadOptions {
  /** Whether a file of the same name in the folder is replaced; default false. */
  readonly overwrite?: boolean | undefined;
}

/**
 * Writes a file as it comes, and resolves to the path it has then. `path` is a folder or the file
 * itself; `name` is what the server calls it, and is never trusted to be a mere name. The body is
 * locked at once, and given back unread when the file cannot be opened. What is written is counted.
 */
export type SaveFile = (
  body: ReadableStream<Uint8Array>,
  name: string,
  path: string | URL | undefined,
  options: SaveOptions,
  counter: DownloadCounter,
) => Promise<string>;

/** All that differs between a browser, Node and other runtimes. */
export interface Environment {
  /** The places where settings are looked for, in order; read afresh for each connection. */
  sources(logger: Logger): readonly SettingsSource[];
  readonly logger: Logger;
  /** The log level that the runtime is set to, as text that is still to be checked. */
  logLevel?(): string | undefined;
  output(): Output;
  /** Reads the `config` option, where it is not the parsed object itself. */
  readConfig?(config: string | URL | Blob, reading: ConfigReading): Promise<ConfigText>;
  /** Writes downloads to files, where there are files. */
  readonly saveFile?: SaveFile;
  /** Loads what writing needs of the runtime, with the first write. */
  writing(): Promise<WritingEnvironment>;
  /** The origin that paths such as `/vectice` belong to. */
  origin?(): string | undefined;
  /** What usually explains that a host gave no answer, and what to do. */
  explain(failure: NetworkFailure): string;
}

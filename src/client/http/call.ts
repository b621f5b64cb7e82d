import type { Logger } from "../text/logger.ts";
import type { Redactor } from "../text/redactor.ts";
import type { HttpAnswer } from "./answer.ts";
import type { Fetch } from "./fetch.ts";
import type { Limiter } from "./limiter.ts";
import type { Tokens } from "./tokens.ts";

/** What every attempt of a connection needs. */
export interface AttemptOptions {
  readonly host: string;
  readonly fetch: Fetch | undefined;
  readonly limiter: Limiter;
  readonly redactor: Redactor;
  readonly logger: Logger;
  /** The hint of the environment to a request without an answer. */
  readonly explain: (failure: NetworkFailure) => string;
}

/** What a failed attempt looked like. */
export interface NetworkFailure {
  readonly host: string;
  /** The names of the headers sent, lower case. */
  readonly headers: readonly string[];
  /** The system's code, such as `ECONNREFUSED`, where there is one. */
  readonly code: string | undefined;
}

/** A call, of which an attempt is made. */
export interface Call<T> {
  /** The protocol operation, for errors and logs. */
  readonly operation: string;
  /** True for a write: a failure that does not say what became of it leaves that open. */
  readonly maybeApplied: true | undefined;
  readonly body: string | undefined;
  /** Milliseconds from sending to the end of the answer. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  /** Where the token comes from; undefined: it is sent without one. */
  readonly tokens?: Tokens | undefined;
  /** The file that is asked for: its body, where the answer is no refusal, is left unread. */
  readonly file?: string | undefined;
  /** Sends in place of the connection's fetch, a body of its own. */
  readonly send?: Sender | undefined;
  /** The most bytes of the answer that are read; default: all. */
  readonly limit?: number | undefined;
  /** Whether a cache may keep the answer in no case: it holds a secret. */
  readonly secret?: true | undefined;
  /** Makes the result of an answer, or throws the error that it stands for. */
  readonly read: (answer: HttpAnswer) => T;
}

/** Sends a request whose body is not JSON. */
export type Sender = (
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
) => Promise<Response>;

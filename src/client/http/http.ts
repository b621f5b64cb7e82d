import { InvalidRequestError } from "../../errors.ts";
import type { Limiter } from "./limiter.ts";
import type { Redactor } from "../text/redactor.ts";
import { repeat } from "./retry.ts";
import { createTransport, type Fetch, type HttpAnswer, type NetworkFailure } from "./attempt.ts";
import { wholeNumber } from "../whole-number.ts";

/** The product line this library speaks; servers judge compatibility by it. */
export const versionHeaders: Readonly<Record<string, string>> = {
  "Vectice-SDK-Version": "25.4.0.0",
  "Vectice-Version": "25.4",
};

/** The longest time (ms) that timers can be set to. */
export const longestTimeout = 2_147_483_647;

/** One request of the protocol. */
export interface HttpRequest {
  readonly method: "GET" | "POST";
  /** Below the host, such as `graphql`. */
  readonly path: string;
  /** The protocol operation, for errors and logs. */
  readonly operation: string;
  readonly json?: unknown;
  readonly token?: string | undefined;
  /** True for a write: it is never repeated, whatever the HTTP method. */
  readonly maybeApplied: true | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one attempt. */
  readonly timeout?: number | undefined;
  /** The file that is asked for: its body, where the answer is no refusal, is left unread. */
  readonly file?: string | undefined;
}

export interface HttpOptions {
  readonly host: string;
  readonly fetch: Fetch | undefined;
  readonly headers: Headers;
  readonly timeout: number;
  readonly retry: number;
  readonly limiter: Limiter;
  readonly redactor: Redactor;
  readonly explain: (failure: NetworkFailure) => string;
}

/** Sends every request of a connection. Resolves to the answer whatever its status is. */
export interface Http {
  readonly host: string;
  send(request: HttpRequest): Promise<HttpAnswer>;
}

export function createHttp(options: HttpOptions): Http {
  const { host } = options;
  const transport = createTransport(options);
  const always = Object.fromEntries(options.headers);

  return {
    host,
    send: async ({ operation, maybeApplied, json, token, file, ...request }) => {
      const { path, method, signal, timeout = options.timeout } = request;
      const outgoing = {
        url: `${host}/${path}`,
        method,
        headers: {
          ...always,
          accept: file === undefined ? "application/json" : "*/*",
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(json === undefined ? {} : { "content-type": "application/json" }),
        },
        body: json === undefined ? undefined : textOfJson(json, operation),
        signal,
      };
      const facts = {
        operation,
        timeout: wholeNumber(InvalidRequestError, "timeout", timeout, 1, longestTimeout),
        maybeApplied,
        // The body outlives this call: it follows the caller's own signal.
        download: file === undefined ? undefined : { reference: file, signal },
      };
      return repeat(() => transport(outgoing, facts), maybeApplied ? 0 : options.retry, signal);
    },
  };
}

/** The JSON of variables; what JSON cannot hold is refused. */
export function textOfJson(json: unknown, operation: string): string {
  try {
    return JSON.stringify(json);
  } catch {
    throw new InvalidRequestError(
      `${operation} was given variables that JSON cannot hold, such as a BigInt or a circle.`,
      { operation },
    );
  }
}

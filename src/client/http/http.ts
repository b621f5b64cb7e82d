import { throwIfAborted } from "../abort.ts";
import ky, { type Input } from "ky";
import { InvalidRequestError, NetworkError } from "../../errors.ts";
import { wholeNumber } from "../whole-number.ts";
import { createAttempt, type Outcome } from "./attempt.ts";
import type { AttemptOptions, Call } from "./call.ts";
import { meaningOf, retryRules } from "./retry.ts";

/** The product line this library speaks; servers judge compatibility by it. */
export const versionHeaders: Readonly<Record<string, string>> = {
  "Vectice-SDK-Version": "25.4.2.0",
  "Vectice-Version": "25.4",
};

/** The longest time (ms) that timers can be set to. */
export const longestTimeout = 2_147_483_647;

/** One request of the protocol. */
export interface HttpRequest<T> extends Omit<Call<T>, "body" | "timeout"> {
  readonly method: "GET" | "POST";
  /** Below the host, such as `graphql`. */
  readonly path: string;
  /** The body, as JSON. */
  readonly json?: unknown;
  /** Set over the connection's own headers; names in lower case. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Milliseconds for one attempt; default: the connection's. */
  readonly timeout?: number | undefined;
  /** Attempts after the first; default: the connection's, and 0 for a write whatever is given. */
  readonly retry?: number | undefined;
}

export interface HttpOptions extends AttemptOptions {
  readonly headers: Headers;
  readonly timeout: number;
  readonly retry: number;
}

/** Sends every request of a connection. */
export interface Http {
  readonly host: string;
  /** Resolves to what `read` makes of the answer, whatever its status is; rejects with errors of ours. */
  send<T>(request: HttpRequest<T>): Promise<T>;
}

export function createHttp(options: HttpOptions): Http {
  const { host, logger, redactor } = options;
  const attempt = createAttempt(options);
  const api = ky.create({
    prefix: host,
    headers: Object.fromEntries(options.headers),
    // An attempt keeps the time itself, because waiting in line does not count.
    timeout: false,
    throwHttpErrors: (status) => meaningOf(status).passing,
  });

  async function send<T>(request: HttpRequest<T>): Promise<T> {
    const { operation, method, path, json, file, signal, maybeApplied } = request;
    const isJson = json !== undefined;
    const call: Call<T> = {
      ...request,
      body: isJson ? textOfJson(json, operation) : undefined,
      timeout: wholeNumber(
        InvalidRequestError,
        "timeout",
        request.timeout ?? options.timeout,
        1,
        longestTimeout,
      ),
    };
    let outcome: Outcome<T> | undefined;
    let count = 0;
    const once = async (input: Input): Promise<Response> => {
      count += 1;
      try {
        const sent = input instanceof Request ? input : new Request(input);
        const attempted = await attempt(sent, call, count);
        ({ outcome } = attempted);
        return attempted.response;
      } catch (error) {
        outcome = { error };
        throw error;
      }
    };
    const tell = (wait: number, reason: string): void =>
      logger.info(
        `${operation}: trying again in ${(wait / 1000).toFixed(1)} s, because ${reason}.`,
      );
    try {
      // ky gets neither body nor token, because its errors keep what it gets; nor the signal, which
      // attempts and waits listen to by themselves, because not every platform lets ky combine signals.
      await api(path, {
        method,
        headers: {
          accept: file === undefined ? "application/json" : "*/*",
          ...(isJson ? { "content-type": "application/json" } : {}),
          ...request.headers,
        },
        fetch: once,
        retry: retryRules(maybeApplied ? 0 : (request.retry ?? options.retry), signal, tell),
      });
    } catch (error) {
      throwIfAborted(signal);
      outcome ??= {
        error: new NetworkError(`${operation} could not be sent to ${host}.`, {
          operation,
          cause: redactor.cause(error),
        }),
      };
    }
    return unwrap(outcome);
  }

  return { host, send };
}

function unwrap<T>(outcome: Outcome<T> | undefined): T {
  if (outcome === undefined || "error" in outcome) {
    throw outcome?.error;
  }
  return outcome.value;
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

import ky, { isHTTPError, type KyInstance } from "ky";
import { InvalidRequestError, NetworkError, isVecticeError } from "../errors.ts";
import { withController } from "./abort.ts";
import type { Limiter } from "./limiter.ts";
import type { Redactor } from "./redactor.ts";
import {
  createTransport,
  DroppedConnection,
  type Fetch,
  type HttpAnswer,
  type NetworkFailure,
} from "./transport.ts";

/** The product line this library speaks; servers judge compatibility by it. */
export const versionHeaders: Readonly<Record<string, string>> = {
  "Vectice-SDK-Version": "25.4.0.0",
  "Vectice-Version": "25.4",
};

/** Statuses that pass; what caused them may be gone a moment later. */
const passingStatuses = [408, 429, 500, 502, 503, 504];
/** Nobody waits longer than this (ms) because a server says so. */
const longestRetryAfter = 60_000;
const longestBackoff = 10_000;
/** The longest time (ms) that timers can be set to. */
export const longestTimeout = 2_147_483_647;

/** One request of the protocol. */
interface HttpRequest {
  readonly method: "GET" | "POST";
  /** Below the host, such as `graphql`. */
  readonly path: string;
  /** The protocol operation, for errors and logs. */
  readonly operation: string;
  readonly json?: unknown;
  readonly token?: string | undefined;
  /** Whether sending it twice does no harm; this, not the HTTP method, decides retries. */
  readonly repeatable: boolean;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one attempt. */
  readonly timeout?: number | undefined;
  /** Whether the answer's body, where it is no refusal, is to be left unread. */
  readonly stream?: boolean | undefined;
}

export interface HttpOptions {
  readonly host: string;
  readonly fetch: Fetch | undefined;
  readonly headers: Readonly<Record<string, string>>;
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
  const instance = ky.create({
    prefix: options.host,
    headers: options.headers,
    // The transport keeps the time, so that waiting in line does not count.
    timeout: false,
    throwHttpErrors: (status) => passingStatuses.includes(status),
  });
  const transport = createTransport(options);

  return {
    host: options.host,
    send: (request) =>
      withController(request.signal, async ({ signal }) => {
        let answer: HttpAnswer | undefined;
        const facts = {
          operation: request.operation,
          timeout: checkTimeout(request.timeout ?? options.timeout),
          maybeApplied: request.repeatable ? undefined : true,
          // The body outlives this call: it follows the caller's own signal.
          stream: request.stream === true ? { signal: request.signal } : undefined,
        };
        try {
          await sendWithRetries(instance, request, options.retry, signal, async (attempt) => {
            answer = await transport(attempt, facts);
            // Only the status and the headers matter for retries; the body is already read.
            return new Response(null, { status: answer.status, headers: answer.headers });
          });
        } catch (error) {
          signal.throwIfAborted();
          // ky's errors hold the request with its Authorization header: none gets past here.
          if (!isHTTPError(error)) {
            throw isVecticeError(error) ? error : unexpected(error, request, options);
          }
        }
        if (answer === undefined) {
          throw unexpected(undefined, request, options);
        }
        return answer;
      }),
  };
}

function checkTimeout(timeout: number): number {
  if (!Number.isInteger(timeout) || timeout < 1 || timeout > longestTimeout) {
    throw new InvalidRequestError(
      `timeout must be a whole number of milliseconds from 1 to ${longestTimeout}, but is ${timeout}.`,
    );
  }
  return timeout;
}

async function sendWithRetries(
  instance: KyInstance,
  request: HttpRequest,
  limit: number,
  signal: AbortSignal,
  send: (attempt: Request) => Promise<Response>,
): Promise<void> {
  await instance(request.path, {
    method: request.method,
    ...(request.json === undefined ? {} : { json: request.json }),
    headers: {
      accept: "application/json",
      ...(request.token === undefined ? {} : { authorization: `Bearer ${request.token}` }),
    },
    signal,
    fetch: (input, init) => send(input instanceof Request ? input : new Request(input, init)),
    retry: {
      limit: request.repeatable ? limit : 0,
      methods: ["get", "post"],
      statusCodes: passingStatuses,
      maxRetryAfter: longestRetryAfter,
      backoffLimit: longestBackoff,
      // Half of each delay is random: enough to spread callers, never so little that it is no wait.
      jitter: (delay) => delay * (0.5 + Math.random() / 2),
      shouldRetry: ({ error }) => {
        if (isHTTPError(error)) {
          const seconds = retryAfterSeconds(error.response.headers);
          return seconds !== undefined && seconds * 1000 > longestRetryAfter ? false : undefined;
        }
        return error instanceof DroppedConnection;
      },
    },
  });
}

function unexpected(error: unknown, request: HttpRequest, options: HttpOptions): NetworkError {
  return new NetworkError(`${request.operation} could not be sent to ${options.host}.`, {
    operation: request.operation,
    cause: options.redactor.cause(error),
  });
}

/** Seconds that a `Retry-After` header asks to wait: a number, or a date. */
export function retryAfterSeconds(headers: Headers): number | undefined {
  const value = headers.get("retry-after")?.trim();
  if (value === undefined || value === "") {
    return undefined;
  }
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}

import ky, { isHTTPError } from "ky";
import { InvalidRequestError, NetworkError, isVecticeError } from "../errors.ts";
import { withController } from "./abort.ts";
import type { Limiter } from "./limiter.ts";
import type { Redactor } from "./redactor.ts";
import { retryAfterSeconds } from "./retry-after.ts";
import {
  createTransport,
  DroppedConnection,
  type Fetch,
  type HttpAnswer,
  type NetworkFailure,
} from "./transport.ts";
import { wholeNumber } from "./whole-number.ts";

/** The product line this library speaks; servers judge compatibility by it. */
export const versionHeaders: Readonly<Record<string, string>> = {
  "Vectice-SDK-Version": "25.4.0.0",
  "Vectice-Version": "25.4",
};

/** Statuses that pass; what caused them may be gone a moment later. */
const passingStatuses = [408, 429, 500, 502, 503, 504];
/** Nobody waits longer than this (ms) because a server says so. */
const longestRetryAfter = 60_000;
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

  return {
    host,
    send: ({ operation, repeatable, ...request }) =>
      withController(request.signal, async ({ signal }) => {
        let answer: HttpAnswer | undefined;
        const facts = {
          operation,
          timeout: wholeNumber(
            InvalidRequestError,
            "timeout",
            request.timeout ?? options.timeout,
            1,
            longestTimeout,
          ),
          maybeApplied: repeatable ? undefined : true,
          // The body outlives this call: it follows the caller's own signal.
          stream: request.stream === true ? { signal: request.signal } : undefined,
        };
        const headers = new Headers(options.headers);
        headers.set("accept", "application/json");
        if (request.token !== undefined) {
          headers.set("authorization", `Bearer ${request.token}`);
        }
        if (request.json !== undefined) {
          headers.set("content-type", "application/json");
        }
        let failure: unknown;
        try {
          // ky would make a stream of it, and clone that stream for each attempt.
          const body = request.json === undefined ? undefined : JSON.stringify(request.json);
          await ky(request.path, {
            prefix: host,
            method: request.method,
            headers,
            signal,
            // The transport keeps the time, so that waiting in line does not count.
            timeout: false,
            throwHttpErrors: (status) => passingStatuses.includes(status),
            fetch: async (input, init) => {
              answer = await transport(
                input instanceof Request ? input : new Request(input, init),
                { ...facts, body },
              );
              // Only the status and the headers matter for retries; the body is already read.
              return new Response(null, answer);
            },
            retry: {
              limit: repeatable ? options.retry : 0,
              methods: ["get", "post"],
              maxRetryAfter: longestRetryAfter,
              backoffLimit: 10_000,
              // Half of each delay is random: enough to spread callers, never so little that it is no wait.
              jitter: (delay) => delay * (0.5 + Math.random() / 2),
              shouldRetry: ({ error }) =>
                isHTTPError(error)
                  ? (retryAfterSeconds(error.response.headers) ?? 0) * 1000 <= longestRetryAfter &&
                    undefined
                  : error instanceof DroppedConnection,
            },
          });
        } catch (error) {
          signal.throwIfAborted();
          failure = error;
        }
        // ky's errors hold the request with its Authorization header: none gets past here.
        if (answer === undefined || !(failure === undefined || isHTTPError(failure))) {
          throw isVecticeError(failure)
            ? failure
            : new NetworkError(`${operation} could not be sent to ${host}.`, {
                operation,
                cause: options.redactor.cause(failure),
              });
        }
        return answer;
      }),
  };
}

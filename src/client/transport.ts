import { NetworkError, TimeoutError, isVecticeError } from "../errors.ts";
import { untilAborted, withController } from "./abort.ts";
import { unpromised } from "./answer.ts";
import type { Limiter } from "./limiter.ts";
import { codeOf, type Redactor } from "./redactor.ts";

/** Sends one request. Every `fetch` of a platform is one; only the form with a `Request` is used. */
export type Fetch = (request: Request) => Promise<Response>;

/** An answer, read to its end. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What an error about one attempt can name. */
interface AttemptFacts {
  readonly operation: string;
  readonly timeout: number;
  readonly maybeApplied: boolean | undefined;
}

/** What a failed attempt looked like, for the hint that the host's environment can give. */
export interface NetworkFailure {
  readonly host: string;
  /** The names of the headers sent, lower case. */
  readonly headers: readonly string[];
  /** The system's code, such as `ECONNREFUSED`, where there is one. */
  readonly code: string | undefined;
}

/** No answer came. A redirect is a `NetworkError` as well, but sending it again is of no use. */
export class DroppedConnection extends NetworkError {}

export interface TransportOptions {
  readonly host: string;
  readonly fetch: Fetch | undefined;
  readonly limiter: Limiter;
  readonly redactor: Redactor;
  readonly explain: (failure: NetworkFailure) => string;
}

/** One attempt: waits for its turn, starts the clock, sends, and reads the answer to its end. */
export type Transport = (request: Request, facts: AttemptFacts) => Promise<HttpAnswer>;

export function createTransport(options: TransportOptions): Transport {
  const { host, limiter, redactor, explain } = options;
  return async (request, { timeout, ...facts }) => {
    const { operation, maybeApplied } = facts;
    const look = maybeApplied === true ? " It may have been carried out: look first." : "";
    const release = await limiter.acquire(request.signal);
    try {
      return await withController(request.signal, async (controller) => {
        const { signal } = controller;
        const late = (): void =>
          controller.abort(
            new TimeoutError(
              `${host} gave no answer to ${operation} within ${timeout} ms (option timeout).${look}`,
              facts,
            ),
          );
        const clock = setTimeout(late, timeout);
        try {
          return await untilAborted(exchange(request, signal, options, facts), signal);
        } catch (error) {
          signal.throwIfAborted();
          if (isVecticeError(error)) {
            throw error;
          }
          const headers = [...request.headers.keys()].toSorted();
          const hint = explain({ host, headers, code: codeOf(error) });
          throw new DroppedConnection(`No answer from ${host} to ${operation}. ${hint}${look}`, {
            ...facts,
            cause: redactor.cause(error),
          });
        } finally {
          clearTimeout(clock);
        }
      });
    } finally {
      release();
    }
  };
}

async function exchange(
  request: Request,
  signal: AbortSignal,
  { host, redactor, fetch }: TransportOptions,
  { operation, maybeApplied }: Omit<AttemptFacts, "timeout">,
): Promise<HttpAnswer> {
  // Looked up at call time and called unbound, as browsers want it.
  const send: Fetch = fetch ?? globalThis.fetch;
  const response = await send(new Request(request, { signal, redirect: "manual" }));
  const { status, headers, redirected, type, url } = response;
  if (
    redirected ||
    type === "opaqueredirect" ||
    (status >= 300 && status < 400 && status !== 304)
  ) {
    const target = headers.get("location") ?? (redirected ? url : "another address");
    // Queries of redirects carry tickets and tokens of login services.
    const place = redactor.redact(target.replace(/[?#].*$/s, "").slice(0, 200));
    throw new NetworkError(
      `${host} redirected ${operation} to ${place}. Redirects are not followed: if Vectice lives there, set it as the host.`,
      {
        operation,
        status: status || undefined,
        maybeApplied: redirected ? maybeApplied : undefined,
      },
    );
  }
  if (status < 200 || status > 599) {
    throw unpromised({ host, operation }, `the impossible HTTP status ${status}.`, status);
  }
  return { status, headers, text: await response.text() };
}

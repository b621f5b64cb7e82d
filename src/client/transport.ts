import { NetworkError, ProtocolError, TimeoutError, isVecticeError } from "../errors.ts";
import { untilAborted, withController } from "./abort.ts";
import type { Limiter } from "./limiter.ts";
import { downloadBody } from "./download-body.ts";
import { codeOf, type Redactor } from "./redactor.ts";

/** Sends one request. Every `fetch` of a platform is one; only the form with a `Request` is used. */
export type Fetch = (request: Request) => Promise<Response>;

/** The bytes of an answer, on their way. */
export type Body = ReadableStream<Uint8Array<ArrayBuffer>>;

/** An answer, read to its end; or, where it was to be left unread, with its body. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body?: Body | undefined;
}

/** What an error about one attempt can name. */
interface AttemptFacts {
  readonly operation: string;
  readonly timeout: number;
  readonly maybeApplied: boolean | undefined;
  /** Set where a body is to be left unread; the signal then ends it. */
  readonly stream: { readonly signal: AbortSignal | undefined } | undefined;
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
  return async (request, facts) => {
    const release = await options.limiter.acquire(request.signal);
    try {
      return await withController(request.signal, async (controller) => {
        const clock = setTimeout(() => controller.abort(timedOut(options, facts)), facts.timeout);
        try {
          return await untilAborted(
            exchange(request, controller, options, facts),
            controller.signal,
          );
        } catch (error) {
          controller.signal.throwIfAborted();
          throw isVecticeError(error) ? error : unanswered(error, request, options, facts);
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
  controller: AbortController,
  options: TransportOptions,
  facts: AttemptFacts,
): Promise<HttpAnswer> {
  // Looked up at call time and called unbound, as browsers want it.
  const send: Fetch = options.fetch ?? globalThis.fetch;
  const response = await send(
    new Request(request, { signal: controller.signal, redirect: "manual" }),
  );
  // A fetch of one's own can answer with anything.
  if (typeof response?.text !== "function" || typeof response.headers?.get !== "function") {
    throw new ProtocolError(
      `The fetch given answered ${facts.operation} with something that is no Response: it needs status, headers and text().`,
      { operation: facts.operation, maybeApplied: facts.maybeApplied },
    );
  }
  refuseRedirect(response, options, facts);
  if (response.status < 200 || response.status > 599) {
    throw new ProtocolError(
      `${options.host} answered ${facts.operation} with HTTP status ${response.status}, which no server gives.`,
      { operation: facts.operation, status: response.status },
    );
  }
  const { status, headers } = response;
  if (facts.stream !== undefined && response.ok && !isPage(headers)) {
    const failed = (error: unknown): unknown =>
      isVecticeError(error) ? error : unanswered(error, request, options, facts);
    return { status, headers, text: "", body: downloadBody(response, controller, facts, failed) };
  }
  return { status, headers, text: await response.text() };
}

/** A page that is meant as a file says its name; others come from a login wall or the web app. */
function isPage(headers: Headers): boolean {
  return (
    (headers.get("content-type") ?? "").includes("html") && !headers.has("content-disposition")
  );
}

function refuseRedirect(
  response: Response,
  options: TransportOptions,
  { operation, maybeApplied }: AttemptFacts,
): void {
  const redirects = response.status >= 300 && response.status < 400 && response.status !== 304;
  if (!redirects && !response.redirected && response.type !== "opaqueredirect") {
    return;
  }
  const target = response.headers.get("location") ?? (response.redirected ? response.url : null);
  const where =
    target === null ? "another address, which a page may not see" : originAndPath(target);
  throw new NetworkError(
    `${options.host} redirected ${operation} to ${options.redactor.redact(where)}. Redirects are not followed, ` +
      "so that the token goes nowhere else. If that is where Vectice lives now, set it as the host.",
    {
      operation,
      status: response.status === 0 ? undefined : response.status,
      maybeApplied: response.redirected ? maybeApplied : undefined,
    },
  );
}

/** Queries of redirects carry tickets and tokens of login services. */
function originAndPath(location: string): string {
  return location.replace(/[?#].*$/s, "").slice(0, 200);
}

function timedOut(options: TransportOptions, facts: AttemptFacts): TimeoutError {
  return new TimeoutError(
    `${options.host} gave no answer to ${facts.operation} within ${facts.timeout} ms. ` +
      `Try again, or allow more with the timeout option.${appliedHint(facts)}`,
    { operation: facts.operation, maybeApplied: facts.maybeApplied },
  );
}

function unanswered(
  error: unknown,
  request: Request,
  options: TransportOptions,
  facts: AttemptFacts,
): DroppedConnection {
  const hint = options.explain({
    host: options.host,
    headers: [...request.headers.keys()].toSorted(),
    code: codeOf(error),
  });
  return new DroppedConnection(
    `No answer from ${options.host} to ${facts.operation}. ${hint}${appliedHint(facts)}`,
    {
      operation: facts.operation,
      maybeApplied: facts.maybeApplied,
      cause: options.redactor.cause(error),
    },
  );
}

function appliedHint(facts: AttemptFacts): string {
  return facts.maybeApplied === true
    ? " It may have been carried out all the same: look before you repeat it."
    : "";
}

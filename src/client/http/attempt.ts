import { AuthenticationError, NetworkError, TimeoutError, isVecticeError } from "../../errors.ts";
import { untilAborted, withController } from "../abort.ts";
import { excerpt } from "../text/excerpt.ts";
import type { Logger } from "../text/logger.ts";
import { codeOf, type Redactor } from "../text/redactor.ts";
import { AnswerTooLong, type HttpAnswer, isPage, protocolError } from "./answer.ts";
import { downloadBody } from "./download-body.ts";
import { type Fetch, platformFetch } from "./fetch.ts";
import type { Limiter } from "./limiter.ts";
import { readText } from "./read-text.ts";
import { takeTurn, type Tokens } from "./tokens.ts";

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
  /** Makes the result of an answer, or throws the error that it stands for. */
  readonly read: (answer: HttpAnswer) => T;
}

/** Sends a request whose body is not JSON. */
export type Sender = (
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
) => Promise<Response>;

/** What a call ended with, or one attempt of it. */
export type Outcome<T> = { readonly value: T } | { readonly error: unknown };

/** One attempt: the response, for its status, and what was read of it. */
interface Attempted<T> {
  readonly response: Response;
  readonly outcome: Outcome<T>;
}

export type Attempt = <T>(request: Request, call: Call<T>, count: number) => Promise<Attempted<T>>;

/**
 * Makes the function that sends everything: it takes a turn, then the token, starts the clock, sends,
 * reads the answer to its end and gives the turn back. The token is put into a copy of the headers,
 * so that `request` never holds it.
 */
export function createAttempt(options: AttemptOptions): Attempt {
  const { limiter, logger } = options;
  return async (request, call, count) => {
    const { operation, tokens } = call;
    const { token, release } = await takeTurn(limiter, tokens, call.signal);
    const start = Date.now();
    const tell = (what: string): void =>
      logger.debug(`${operation}: attempt ${count}, ${what}, ${Date.now() - start} ms`);
    try {
      const headers = {
        ...Object.fromEntries(request.headers),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      };
      const { response, answer } = await exchange(request, headers, call, options);
      const requestId = answer.headers.get("x-request-id");
      tell(
        `status ${answer.status}${requestId ? `, request id ${excerpt(requestId, options.redactor)}` : ""}`,
      );
      const outcome = read(call, answer);
      if (
        token !== undefined &&
        "error" in outcome &&
        outcome.error instanceof AuthenticationError
      ) {
        // Before the next in line takes it.
        tokens?.refuse(token);
      }
      return { response, outcome };
    } catch (error) {
      tell("no answer");
      throw error;
    } finally {
      release();
    }
  };
}

function read<T>(call: Call<T>, answer: HttpAnswer): Outcome<T> {
  try {
    return { value: call.read(answer) };
  } catch (error) {
    return { error };
  }
}

/** Sends a request under the clock; fails with an error of ours, or with the reason of an abort. */
function exchange<T>(
  { url, method }: Request,
  headers: Readonly<Record<string, string>>,
  call: Call<T>,
  options: AttemptOptions,
): Promise<{ readonly response: Response; readonly answer: HttpAnswer }> {
  const { operation, timeout, maybeApplied, body, file } = call;
  const { host, redactor, explain } = options;
  const { fetch = platformFetch } = options;
  return withController(call.signal, async (controller) => {
    const { signal } = controller;
    const send = async (): Promise<{ response: Response; answer: HttpAnswer }> => {
      const response = await (call.send?.(url, headers, signal) ??
        fetch(url, {
          method,
          headers,
          ...(body === undefined ? {} : { body }),
          redirect: "manual",
          signal,
        }));
      checkResponse(response, call, options);
      const { status, headers: answered } = response;
      const head = { status, headers: answered, text: "" };
      if (file !== undefined && response.ok && !isPage(head)) {
        // The body outlives the call: it follows the caller's own signal.
        const about = { operation, timeout, signal: call.signal, reference: file };
        const unread = downloadBody(response, controller, about, redactor);
        return { response, answer: { ...head, body: unread } };
      }
      const text = await textOf(response, call, host, signal);
      return { response, answer: { ...head, text } };
    };
    const late = (): void =>
      controller.abort(
        new TimeoutError(
          `${host} gave no answer to ${operation} within ${timeout} ms (option timeout).`,
          { operation, maybeApplied, retryable: true },
        ),
      );
    const clock = setTimeout(late, timeout);
    try {
      return await untilAborted(send(), signal);
    } catch (error) {
      signal.throwIfAborted();
      if (isVecticeError(error)) {
        throw error;
      }
      const hint = explain({
        host,
        headers: Object.keys(headers).toSorted(),
        code: codeOf(error, redactor),
      });
      throw new NetworkError(`No answer from ${host} to ${operation}. ${hint}`, {
        operation,
        maybeApplied,
        retryable: true,
        cause: redactor.cause(error),
      });
    } finally {
      clearTimeout(clock);
    }
  });
}

/** The text of an answer; an endless one is left at the limit. */
function textOf<T>(
  response: Response,
  { operation, maybeApplied, limit }: Call<T>,
  host: string,
  signal: AbortSignal,
): Promise<string> {
  return limit === undefined || !response.body
    ? response.text()
    : readText(
        response.body,
        limit,
        signal,
        () =>
          new AnswerTooLong(`${host} answered ${operation} with more than ${limit} bytes.`, {
            operation,
            maybeApplied,
          }),
      );
}

/** Refuses what is no response, redirects, and statuses that no server gives. */
function checkResponse(
  response: Response,
  { operation, maybeApplied }: Pick<Call<unknown>, "operation" | "maybeApplied">,
  { host, redactor }: AttemptOptions,
): void {
  const facts = { host, operation, maybeApplied };
  // A fetch of the caller's own can answer with anything.
  if (typeof response?.text !== "function" || typeof response.headers?.get !== "function") {
    throw protocolError(facts, "what is no Response: see the fetch option.");
  }
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
    throw protocolError(facts, `the impossible HTTP status ${status}.`, { status });
  }
}

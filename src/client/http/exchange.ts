import { sorted } from "../sorted.ts";
import { NetworkError, TimeoutError, isVecticeError } from "../../errors.ts";
import { untilAborted, withController, throwIfAborted, abortWith } from "../abort.ts";
import { codeOf } from "../text/redactor.ts";
import { AnswerTooLong, type HttpAnswer, isPage, protocolError } from "./answer.ts";
import type { AttemptOptions, Call } from "./call.ts";
import { announcedLength, downloadBody } from "./download-body.ts";
import { platformFetch } from "./fetch.ts";
import { readText } from "./read-text.ts";

/** Sends a request under the clock; fails with an error of ours, or with the reason of an abort. */
export function exchange<T>(
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
          // Frameworks keep what their own fetch is given, on the disk too.
          ...(call.secret && knowsCache(url) ? { cache: "no-store" } : {}),
          signal,
        }));
      try {
        throwIfAborted(signal);
        checkResponse(response, call, options);
        return await read(response);
      } catch (error) {
        discard(response);
        throw error;
      }
    };
    const read = async (
      response: Response,
    ): Promise<{ response: Response; answer: HttpAnswer }> => {
      const { status, headers: answered } = response;
      const head = { status, headers: answered, text: "" };
      if (file !== undefined && holdsWhole(status) && !isPage(head)) {
        // The body outlives the call: it follows the caller's own signal.
        const about = { operation, timeout, signal: call.signal, reference: file };
        const unread = downloadBody(response, controller, about, redactor);
        return { response, answer: { ...head, body: unread } };
      }
      const text = await textOf(response, call, host, signal);
      return { response, answer: { ...head, text } };
    };
    const late = (): void =>
      abortWith(
        controller,
        new TimeoutError(
          `${host} gave no answer to ${operation} within ${timeout} ms (option timeout).`,
          { operation, maybeApplied, retryable: true },
        ),
      );
    const clock = setTimeout(late, timeout);
    try {
      return await untilAborted(send(), signal);
    } catch (error) {
      throwIfAborted(signal);
      if (isVecticeError(error)) {
        throw error;
      }
      const hint = explain({
        host,
        headers: sorted(Object.keys(headers)),
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

/** Whether a file may be in an answer: there are statuses of success for none (204, 205), and for a part (206, 207). */
function holdsWhole(status: number): boolean {
  return status >= 200 && status <= 203;
}

/** Whether requests can name a cache at all: older versions of workerd throw at the field. */
function knowsCache(url: string): boolean {
  try {
    return new Request(url, { cache: "no-store" }).cache === "no-store";
  } catch {
    return false;
  }
}

/** The most bytes of an answer that are read, unless the call says less. */
const longestAnswer = 100_000_000;

/** The text of an answer; an endless one is left at the limit, however little of it was sent. */
async function textOf<T>(
  response: Response,
  { operation, maybeApplied, limit = longestAnswer }: Call<T>,
  host: string,
  signal: AbortSignal,
): Promise<string> {
  const tooLong = (): AnswerTooLong =>
    new AnswerTooLong(`${host} answered ${operation} with more than ${limit} bytes.`, {
      operation,
      maybeApplied,
    });
  const announced = announcedLength(response);
  if (announced !== undefined && announced > limit) {
    throw tooLong();
  }
  // Not every platform gives the body as a stream. What was announced is not more than that.
  if (!response.body || announced !== undefined) {
    const text = await response.text();
    if (text.length > limit) {
      throw tooLong();
    }
    return text;
  }
  return readText(response.body, limit, signal, tooLong, false);
}

/** Lets go of an answer that nobody reads: its connection would be held, and its bytes kept. */
function discard(response: Response): void {
  try {
    // What is locked, or no stream at all, is somebody else's.
    response.body?.cancel().catch(() => undefined);
  } catch {}
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

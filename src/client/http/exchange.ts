import { NetworkError, TimeoutError, isVecticeError } from "../../errors.ts";
import { untilAborted, withController } from "../abort.ts";
import { codeOf } from "../text/redactor.ts";
import { AnswerTooLong, type HttpAnswer, isPage, protocolError } from "./answer.ts";
import type { AttemptOptions, Call } from "./call.ts";
import { downloadBody } from "./download-body.ts";
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

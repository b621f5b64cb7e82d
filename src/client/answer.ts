import { ProtocolError, type VecticeError } from "../errors.ts";
import { errorOfFailure, type Subject } from "./failure.ts";
import { retryAfterSeconds } from "./http.ts";
import type { Redactor } from "./redactor.ts";
import type { HttpAnswer } from "./transport.ts";

/** What is known of a call when its answer is read. */
export interface AnswerContext {
  readonly host: string;
  readonly operation: string;
  readonly repeatable: boolean;
  readonly redactor: Redactor;
  readonly subject?: Subject | undefined;
}

const longestExcerpt = 300;

/** The server's words, as messages may show them: one line, not endless, no secret. */
export function excerpt(text: string, redactor: Redactor): string {
  // Control characters too: a terminal would obey them.
  const line = redactor
    .redact(text)
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return line.length <= longestExcerpt ? line : `${line.slice(0, longestExcerpt)}…`;
}

/** The facts that any refusal takes from the answer's headers. */
export function headerFacts(
  headers: Headers,
  redactor: Redactor,
): {
  requestId: string | undefined;
  retryAfter: number | undefined;
} {
  const requestId = headers.get("x-request-id");
  return {
    requestId: requestId === null ? undefined : excerpt(requestId, redactor),
    retryAfter: retryAfterSeconds(headers),
  };
}

/** The error for an answer whose HTTP status is a refusal, or undefined when it is none. */
export function errorOfStatus(
  answer: HttpAnswer,
  context: AnswerContext,
): VecticeError | undefined {
  if (answer.status < 400) {
    return undefined;
  }
  const page = isPage(answer);
  if (page && [400, 403, 404, 405].includes(answer.status)) {
    return pageError(answer, context);
  }
  return errorOfFailure({
    ...context,
    ...headerFacts(answer.headers, context.redactor),
    status: answer.status,
    text: page ? "" : excerpt(answer.text, context.redactor),
  });
}

/** The JSON of an answer; anything else is a `ProtocolError` that says what it usually means. */
export function parseJson(answer: HttpAnswer, context: AnswerContext): unknown {
  try {
    return JSON.parse(answer.text);
  } catch {
    if (isPage(answer)) {
      throw pageError(answer, context);
    }
    throw new ProtocolError(
      `${context.host} answered ${context.operation} with ${answer.text.trim() === "" ? "nothing" : "text that is not valid JSON; it may have been cut short"}. ` +
        "Try again; if it stays, something between you and the server changes its answers.",
      { operation: context.operation, status: answer.status },
    );
  }
}

function isPage(answer: HttpAnswer): boolean {
  return (
    (answer.headers.get("content-type") ?? "").includes("html") ||
    /^\s*<(?:!doctype|html|\?xml)/i.test(answer.text)
  );
}

/** A web page where data was due. */
export function pageError(answer: HttpAnswer, { host, operation }: AnswerContext): ProtocolError {
  return new ProtocolError(
    `${host} answered ${operation} with a web page instead of data. Usually the host or its path prefix is wrong, ` +
      "or a login page or a filter stands in between. Open the host in a browser, and set host to the address " +
      "before /workspaces.",
    { operation, status: answer.status },
  );
}

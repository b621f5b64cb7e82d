import { ProtocolError } from "../../errors.ts";
import { errorOfFailure, type Failure, type Subject } from "./server-error.ts";
import { excerpt } from "../text/excerpt.ts";
import type { Redactor } from "../text/redactor.ts";
import { retryAfterSeconds } from "./retry-after.ts";
import type { HttpAnswer } from "./attempt.ts";

/** What is known of a call when its answer is read. */
export interface AnswerContext {
  readonly host: string;
  readonly operation: string;
  /** True for a write: an answer that makes no sense leaves open what became of it. */
  readonly maybeApplied: true | undefined;
  readonly redactor: Redactor;
  /** What was asked for; looked for only where an error is to name it. */
  readonly subject?: (() => Subject | undefined) | undefined;
  /** The token that a refusal is about, and what to do then. */
  readonly refused?: string | undefined;
}

/** The error for a refusal, with the facts that its answer's headers hold. */
export function refusal(
  { headers, status }: HttpAnswer,
  context: AnswerContext,
  said: Pick<Failure, "text"> & Partial<Failure>,
): Error {
  const requestId = headers.get("x-request-id");
  return errorOfFailure({
    ...context,
    subject: context.subject?.(),
    requestId: requestId === null ? undefined : excerpt(requestId, context.redactor),
    retryAfter: retryAfterSeconds(headers),
    status: status < 400 ? undefined : status,
    ...said,
  });
}

/** The error for an answer whose HTTP status is a refusal, or undefined when it is none. */
export function errorOfStatus(answer: HttpAnswer, context: AnswerContext): Error | undefined {
  if (answer.status < 400) {
    return undefined;
  }
  const page = isPage(answer);
  return page && [400, 403, 404, 405].includes(answer.status)
    ? pageError(answer, context)
    : refusal(answer, context, { text: page ? "" : excerpt(answer.text, context.redactor) });
}

/** The JSON of an answer; anything else is a `ProtocolError` that says what it usually means. */
export function parseJson(answer: HttpAnswer, context: AnswerContext): unknown {
  try {
    return JSON.parse(answer.text);
  } catch {
    throw isPage(answer)
      ? pageError(answer, context)
      : unpromised(
          context,
          (answer.text.trim() === "" ? "nothing." : "broken JSON.") +
            (context.maybeApplied ? "" : " Try again."),
          answer.status,
        );
  }
}

/** The JSON of an answer that is no refusal; undefined when it is empty. */
export function readJson(answer: HttpAnswer, context: AnswerContext): unknown {
  const failure = errorOfStatus(answer, context);
  if (failure !== undefined) {
    throw failure;
  }
  return answer.text.trim() === "" ? undefined : parseJson(answer, context);
}

/** An answer that is not what the protocol promises. */
export function unpromised(
  { host, operation, maybeApplied }: Pick<AnswerContext, "host" | "operation" | "maybeApplied">,
  what: string,
  status?: number,
): ProtocolError {
  return new ProtocolError(`${host} answered ${operation} with ${what}`, {
    operation,
    status,
    maybeApplied,
  });
}

function isPage({ headers, text }: HttpAnswer): boolean {
  return (
    (headers.get("content-type") ?? "").includes("html") ||
    /^\s*<(?:!doctype|html|\?xml)/i.test(text)
  );
}

/** A web page where data was due. */
export function pageError({ status }: HttpAnswer, context: AnswerContext): ProtocolError {
  return unpromised(
    context,
    "a web page instead of data. Is the host or its path prefix wrong, or a login page in between?",
    status,
  );
}

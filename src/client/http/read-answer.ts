import type { ProtocolError } from "../../errors.ts";
import { errorForStatus, type ServerRefusal } from "./server-error.ts";
import { excerpt } from "../text/excerpt.ts";
import {
  type AnswerContext,
  type HttpAnswer,
  isPage,
  protocolError,
  retryAfterSeconds,
} from "./answer.ts";

/** The error for a refusal, with the facts that its answer's headers hold. */
export function refusal(
  { headers, status }: HttpAnswer,
  context: AnswerContext,
  said: Pick<ServerRefusal, "text"> & Partial<ServerRefusal>,
): Error {
  const requestId = headers.get("x-request-id");
  return errorForStatus({
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
      : protocolError(
          context,
          (answer.text.trim() === "" ? "nothing." : "broken JSON.") +
            (context.maybeApplied ? "" : " Try again."),
          { status: answer.status, retryable: true },
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

/** A web page where data was due. */
export function pageError({ status }: HttpAnswer, context: AnswerContext): ProtocolError {
  return protocolError(
    context,
    "a web page instead of data. Is the host or its path prefix wrong, or a login page in between?",
    { status },
  );
}

import ky, { isHTTPError } from "ky";
import { withController } from "../abort.ts";
import { retryAfterSeconds } from "./retry-after.ts";
import { DroppedConnection, type HttpAnswer } from "./attempt.ts";

/** Statuses that pass; what caused them may be gone a moment later. */
const passingStatuses = [408, 429, 500, 502, 503, 504];
/** Nobody waits longer than this (ms) because a server says so. */
const longestRetryAfter = 60_000;

type Outcome = { readonly answer: HttpAnswer } | { readonly error: unknown };

/**
 * Makes an attempt, and further ones while it fails in passing: whether, when and how often is ky's
 * to say. It is asked only then, as it costs as much as a request does, and is shown neither token
 * nor body, as its errors keep what they are shown.
 */
export async function repeat(
  attempt: () => Promise<HttpAnswer>,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<HttpAnswer> {
  const outcome = async (): Promise<Outcome> =>
    attempt().then(
      (answer) => ({ answer }),
      (error: unknown) => ({ error }),
    );
  let last = await outcome();
  if (limit > 0 && isPassing(last)) {
    let next: Outcome | undefined = last;
    const told = async (): Promise<Response> => {
      last = next ?? (await outcome());
      next = undefined;
      const { status, headers } = answerOf(last);
      const after = headers.get("retry-after");
      // Of the headers nothing else: ky would heed rate limits of other makes too, however long.
      return new Response(null, {
        status,
        headers: after === null ? {} : { "retry-after": after },
      });
    };
    await withController(signal, async (controller) =>
      ky("https://repeat.invalid", {
        fetch: told,
        signal: controller.signal,
        // The transport keeps the time, so that waiting in line does not count.
        timeout: false,
        retry: {
          limit,
          statusCodes: passingStatuses,
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
      }).catch(() => controller.signal.throwIfAborted()),
    );
  }
  return answerOf(last);
}

function isPassing(outcome: Outcome): boolean {
  return "answer" in outcome
    ? passingStatuses.includes(outcome.answer.status)
    : outcome.error instanceof DroppedConnection;
}

function answerOf(outcome: Outcome): HttpAnswer {
  if ("error" in outcome) {
    throw outcome.error;
  }
  return outcome.answer;
}

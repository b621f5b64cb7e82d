import {
  AuthenticationError,
  ConflictError,
  type ErrorFacts,
  InvalidRequestError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  TimeoutError,
  type VecticeError,
} from "../errors.ts";

/** What is being asked for, so that an error can name it. */
export interface Subject {
  /** What kind of thing: `workspace`, `modelVersion`. */
  readonly resource: string;
  /** The id or name it goes by. */
  readonly reference?: string | number | undefined;
  /** What to do when there is no such thing. */
  readonly hint?: string | undefined;
}

/** A refusal by the server, whether it came as an HTTP status or inside a GraphQL answer. */
export interface Failure {
  readonly host: string;
  readonly operation: string;
  readonly status: number | undefined;
  /** The server's words, without secrets. */
  readonly text: string;
  readonly key?: string | undefined;
  readonly requestId?: string | undefined;
  readonly retryAfter?: number | undefined;
  readonly data?: unknown;
  readonly subject?: Subject | undefined;
  readonly repeatable: boolean;
}

/** The error class and message for a refusal: every row of the protocol's table. */
export function errorOfFailure(failure: Failure): VecticeError {
  const { host, operation, status, subject } = failure;
  const facts: ErrorFacts = {
    operation,
    status,
    key: failure.key,
    requestId: failure.requestId,
    resource: subject?.resource,
    reference: subject?.reference,
  };
  const thing = nameOfSubject(subject);
  const said = failure.text === "" ? "" : ` The server says: ${failure.text}`;
  switch (status) {
    case 401:
      return new AuthenticationError(
        `${host} refused the token for ${operation}, also a fresh one. Make a new API token at ${host}/account/api-keys.${said}`,
        facts,
      );
    case 403:
      return new PermissionError(
        `You have no permission for ${thing ?? operation} at ${host}. Ask its owner, or an administrator.${said}`,
        facts,
      );
    case 404:
      return new NotFoundError(
        `There is no ${thing ?? `such thing (${operation})`} at ${host}, or it is not yours to see.${hintOf(subject)}${said}`,
        facts,
      );
    case 408:
      return new TimeoutError(`${host} gave up waiting in ${operation} (408). Try again.${said}`, {
        ...facts,
        maybeApplied: failure.repeatable ? undefined : true,
      });
    case 409:
      return new ConflictError(
        `${operation}${thing === undefined ? "" : ` of ${thing}`} collides with what is there already.${said}`,
        facts,
      );
    case 400:
    case 412:
    case 413:
      return new InvalidRequestError(
        `${host} says that the request ${operation} is not valid (${status}).${said}`,
        facts,
      );
    case 429:
      return new RateLimitError(
        failure.retryAfter === undefined
          ? `${host} asks to slow down (429). Try again later, or lower the concurrency option.${said}`
          : `${host} asks to slow down (429) for ${failure.retryAfter} s. Try again then, or lower the concurrency option.${said}`,
        { ...facts, retryAfter: failure.retryAfter },
      );
    default:
      return new ServerError(
        `${host} failed in ${operation}${status === undefined ? "" : ` (${status})`}. Try again; if it stays, tell its administrators.${said}`,
        {
          ...facts,
          data: failure.data,
          // A gateway that got no answer does not know what became of the write.
          maybeApplied:
            !failure.repeatable && (status === 502 || status === 504) ? true : undefined,
        },
      );
  }
}

const longestName = 120;

/** A kind of thing in words: `modelVersion` → `model version`. */
export function wordsOf(resource: string): string {
  return resource.replace(/(?=[A-Z])/, " ").toLowerCase();
}

function nameOfSubject(subject: Subject | undefined): string | undefined {
  if (subject === undefined) {
    return undefined;
  }
  const words = wordsOf(subject.resource);
  return subject.reference === undefined ? words : `${words} ${quoted(subject.reference)}`;
}

function hintOf(subject: Subject | undefined): string {
  return subject?.hint === undefined ? "" : ` ${subject.hint}`;
}

/** A name as messages show it: in quotes, on one line, not endless. */
export function quoted(name: string | number): string {
  const text = JSON.stringify(String(name));
  return text.length <= longestName ? text : `${text.slice(0, longestName)}…"`;
}

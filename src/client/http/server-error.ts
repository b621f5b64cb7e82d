import { type Subject, TokenRefusedByField } from "./answer.ts";
import { meaningOf } from "./retry.ts";
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
} from "../../errors.ts";
import type { RefusalClass } from "./classify-refusal.ts";
import { quoted, wordsOf } from "../text/excerpt.ts";

/** A refusal by the server, whether it came as an HTTP status or inside a GraphQL answer. */
export interface ServerRefusal {
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
  /** True for a write whose fate a failure may leave open. */
  readonly maybeApplied: true | undefined;
  /** The token that was refused, and what to do then. */
  readonly refused?: string | undefined;
  /** What the answer says of the work; default: what its status says. */
  readonly class?: RefusalClass | undefined;
}

/** The error class and message for a refusal: every row of the protocol's table. */
export function errorForStatus(failure: ServerRefusal): VecticeError {
  const { host, operation, status, subject, text, key, requestId, retryAfter, maybeApplied } =
    failure;
  const { resource, reference, hint = "" } = subject ?? {};
  const refuse = (
    Kind: new (message: string, facts: ErrorFacts) => VecticeError,
    message: string,
    facts?: ErrorFacts & Pick<ServerRefusal, "retryAfter" | "data">,
  ): VecticeError =>
    new Kind(text === "" ? message : `${message} The server says: ${text}`, {
      operation,
      status,
      key,
      requestId,
      resource,
      reference,
      retryable: status !== undefined && meaningOf(status).passing,
      maybeApplied: leavesOpen(failure) ? maybeApplied : undefined,
      ...facts,
    });
  const name = reference === undefined ? "" : ` ${quoted(reference)}`;
  const thing = resource === undefined ? operation : wordsOf(resource) + name;
  const noLogin =
    operation === "authenticate"
      ? `${host} exchanges no tokens (${status}). Is the host or its path prefix wrong, or a filter in between?`
      : undefined;
  switch (status) {
    case 401:
      return refuse(
        failure.class === "by field" && maybeApplied ? TokenRefusedByField : AuthenticationError,
        `${host} refused ${failure.refused ?? "the token."}`,
      );
    case 403:
      return refuse(
        PermissionError,
        noLogin ?? `You have no permission for ${thing} at ${host}. Ask its owner.`,
      );
    case 404:
      return refuse(
        NotFoundError,
        noLogin ?? `There is no ${thing} at ${host}, or it is not yours to see. ${hint}`.trim(),
      );
    case 408:
      return refuse(
        TimeoutError,
        `${host} gave up on ${operation} (408).${maybeApplied ? "" : " Try again."}`,
      );
    case 409:
      return refuse(
        ConflictError,
        `${host} has a conflict with ${thing} (409). Look what is there.`,
      );
    case 400:
    case 412:
    case 413:
      return refuse(InvalidRequestError, `${host} finds ${operation} not valid (${status}).`);
    case 429: {
      const wait = retryAfter === undefined ? "" : ` for ${retryAfter} s`;
      return refuse(
        RateLimitError,
        `${host} asks to slow down${wait} (429). Lower the concurrency option.`,
        { retryAfter },
      );
    }
    default:
      return refuse(
        ServerError,
        // Of what may have been carried out, the error says by itself to look first.
        `${host} failed in ${operation}${status === undefined ? "" : ` (${status})`}.${maybeApplied && leavesOpen(failure) ? "" : " Try again later."}`,
        { data: failure.data },
      );
  }
}

/** Without a status, nothing says that the work was refused before it was carried out. */
function leavesOpen({ status, class: said }: ServerRefusal): boolean {
  return said === undefined
    ? status === undefined || meaningOf(status).leavesOpen
    : said === "open";
}

import { AuthenticationError, ProtocolError } from "../../errors.ts";
import type { Redactor } from "../text/redactor.ts";
import type { DownloadBody } from "./download-body.ts";

/** An answer, read to its end; the body of a file is still unread. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body?: DownloadBody | undefined;
}

/** What is being asked for, so that an error can name it. */
export interface Subject {
  /** What kind of thing: `workspace`, `modelVersion`. */
  readonly resource: string;
  /** The id or name it goes by. */
  readonly reference?: string | number | undefined;
  /** What to do when there is no such thing. */
  readonly hint?: string | undefined;
}

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
  /** How many root fields a GraphQL document asks for; default: one. */
  readonly rootFields?: number | undefined;
}

/** An answer that is not what the protocol promises; `retryable` where it may be right the next time. */
export function protocolError(
  { host, operation, maybeApplied }: Pick<AnswerContext, "host" | "operation" | "maybeApplied">,
  what: string,
  { status, retryable }: { readonly status?: number; readonly retryable?: boolean } = {},
): ProtocolError {
  return new ProtocolError(`${host} answered ${operation} with ${what}`, {
    operation,
    status,
    maybeApplied,
    retryable,
  });
}

/** A field refused the token by itself: nothing was done, but the same is not sent again. */
export class TokenRefusedByField extends AuthenticationError {}

/** An answer that is longer than the call takes. */
export class AnswerTooLong extends ProtocolError {}

/** Whether an answer is a web page: a login wall's, or the web app's. A page that is a file has a name. */
export function isPage({ headers, text }: Pick<HttpAnswer, "headers" | "text">): boolean {
  return (
    !headers.get("content-disposition") &&
    ((headers.get("content-type") ?? "").includes("html") ||
      /^\s*<(?:!doctype|html|\?xml)/i.test(text))
  );
}

/** Seconds that a `Retry-After` header asks to wait: a number, or a date. */
export function retryAfterSeconds(headers: Headers): number | undefined {
  const value = headers.get("retry-after")?.trim() ?? "";
  // A date is the server's, so it is read against the server's own clock, where that is told.
  const told = Date.parse(headers.get("date") ?? "");
  const now = Number.isNaN(told) ? Date.now() : told;
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - now) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}

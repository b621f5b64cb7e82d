import { ownField } from "../field.ts";
import { meaningOf } from "./retry.ts";

/**
 * What an answer that refuses says of the work that was asked for.
 * - `before`: it was refused before anything was done, because of the token. The same may be sent again.
 * - `by field`: the one field that would do it refused. Nothing was done; it is not sent again.
 * - `open`: something may have been done.
 */
export type RefusalClass = "before" | "by field" | "open";

/** An answer that refuses, as far as it tells what was done. */
export interface RefusedAnswer {
  /** The HTTP status. */
  readonly status: number;
  /** The errors in the answer's body. */
  readonly errors: readonly unknown[];
  /** What the body holds as `data`. */
  readonly data: unknown;
  /** How many root fields the document asks for. */
  readonly rootFields: number;
}

/** Statuses by which a field says that it did nothing; by the last two, a proxy that did not even ask for it. */
const refusals = new Set([400, 401, 403, 404, 409, 412, 413, 424, 425]);

/** Classifies a refusal. No data does not mean that nothing was done: a field may fail after its work. */
export function classifyRefusal(answer: RefusedAnswer): RefusalClass {
  const { status, errors, data, rootFields } = answer;
  const [first, ...more] = errors;
  if (hasContent(data)) {
    return "open";
  }
  if (errors.length === 0) {
    return status === 401 ? "before" : isRefusal(status) ? "by field" : "open";
  }
  // The document as a whole was refused: an error of a field names its place.
  if (isRefusal(status) && errors.every((error) => isOfDocument(error, status))) {
    return status === 401 || (more.length === 0 && isRefusedToken(first, status))
      ? "before"
      : "by field";
  }
  return more.length > 0 || (rootFields > 1 && !isRefusedToken(first, status))
    ? "open"
    : classifyOne(first, answer);
}

function classifyOne(error: unknown, { status }: RefusedAnswer): RefusalClass {
  if (isRefusedToken(error, status)) {
    return "before";
  }
  const path = pathOf(error);
  const said = errorStatus(error) ?? status;
  return refusals.has(said) && (path === undefined || path.length === 1) ? "by field" : "open";
}

function isRefusedToken(error: unknown, status: number): boolean {
  return pathOf(error) === undefined && (errorStatus(error) ?? status) === 401;
}

function isOfDocument(error: unknown, status: number): boolean {
  return pathOf(error) === undefined && isRefusal(errorStatus(error) ?? status);
}

/** Whether a status says by itself that the request was not carried out. */
function isRefusal(status: number): boolean {
  return status >= 400 && !meaningOf(status).leavesOpen;
}

/** Where in the data an error happened; what is no list counts as a deep place. */
function pathOf(error: unknown): { readonly length: number } | undefined {
  const path = ownField(error, "path") ?? undefined;
  return path === undefined || Array.isArray(path) ? path : { length: Number.POSITIVE_INFINITY };
}

/** The status in a GraphQL error, which some servers write as text. */
export function errorStatus(error: unknown): number | undefined {
  const given = ownField(ownField(ownField(error, "extensions"), "exception"), "status");
  const status = typeof given === "string" && /^\d{3}$/.test(given) ? Number(given) : given;
  return typeof status === "number" && Number.isInteger(status) ? status : undefined;
}

/** Whether some of what was asked for came. One field that is null is no data: it may be null because it refused. */
function hasContent(data: unknown): boolean {
  if ((data ?? undefined) === undefined) {
    return false;
  }
  const values = typeof data === "object" && data !== null ? Object.values(data) : [data];
  return values.length > 1 || values.some((value) => value !== null);
}

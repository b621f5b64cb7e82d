import { AuthenticationError, InvalidRequestError } from "../../errors.ts";
import { ownField, textOf } from "../field.ts";
import type { AnswerContext, HttpAnswer, Subject } from "../http/answer.ts";
import { parseJson } from "../http/read-answer.ts";
import { aliasAt } from "./batch-document.ts";
import { errorOfGraphQL, readGraphQL } from "./read-result.ts";

/** What came of a document of several reads. */
export interface BatchAnswer {
  readonly data: unknown;
  readonly errors: readonly unknown[];
  /** Whether the server takes no such documents. */
  readonly isRefused: boolean;
  /** Whether the document is over a limit of a proxy: with less in it, it would pass. */
  readonly isTooMuch: boolean;
  /** The names of reads that a proxy takes alone only, as far as it names them. */
  readonly alone: readonly string[];
  readonly answer: HttpAnswer;
  readonly context: AnswerContext;
}

/** What became of one of the reads; undefined: the answer does not tell. */
export type ReadOutcome = { readonly data: unknown } | { readonly error: Error } | undefined;

/** Reads the answer. A refused token, and what is no GraphQL, are errors for all of the reads. */
export function readBatch(answer: HttpAnswer, context: AnswerContext): BatchAnswer {
  try {
    const data = readGraphQL(answer, context);
    const fine = { isRefused: false, isTooMuch: false, alone: [] };
    return { data, errors: [], ...fine, answer, context };
  } catch (error) {
    const body = error instanceof AuthenticationError ? undefined : bodyOf(answer, context);
    const errors = [ownField(body, "errors") ?? []].flat();
    if (errors.length === 0) {
      throw error;
    }
    const data = ownField(body, "data");
    const key = data === null ? keyOf(errors[0]) : undefined;
    const isTooMuch = key === "limits";
    const alone = key === "workspace_scope" ? namesIn(errors[0]) : [];
    const isRefused =
      !isTooMuch &&
      (data ?? undefined) === undefined &&
      (error instanceof InvalidRequestError || data === undefined) &&
      errors.every(isOfDocument);
    return { data, errors, isRefused, isTooMuch, alone, answer, context };
  }
}

/** Why the library's own proxy refused a document before it asked the server. */
function keyOf(error: unknown): string | undefined {
  const isOfField = (ownField(error, "path") ?? undefined) !== undefined;
  return isOfField ? undefined : textOf(ownField(ownField(error, "extensions"), "key"));
}

function namesIn(error: unknown): readonly string[] {
  return textOf(ownField(error, "message"))?.match(/\w+/g) ?? [];
}

function bodyOf(answer: HttpAnswer, context: AnswerContext): unknown {
  try {
    return parseJson(answer, context);
  } catch {
    return undefined;
  }
}

/** Whether an error is about the document as such: not about a field, a part that a server may lack, or a variable. */
function isOfDocument(error: unknown): boolean {
  return (
    (ownField(error, "path") ?? undefined) === undefined &&
    !/unknown argument|cannot query field|\$a\d+_/i.test(textOf(ownField(error, "message")) ?? "")
  );
}

/**
 * What became of the read at a place. Nearly all root fields are non-null, so one that fails empties the
 * whole data, and the others are not told.
 */
export function outcomeAt(
  { data, errors, answer, context }: BatchAnswer,
  index: number,
  { name, about }: { readonly name: string; readonly about: () => Subject | undefined },
  count: number,
): ReadOutcome {
  const places = errors.map((error) => placeOf(error, count));
  const own = errors.filter((_, at) => places[at] === index);
  const value = ownField(data, aliasAt(index));
  const single = value === undefined ? undefined : { [name]: value };
  if (own.length > 0) {
    return {
      error: errorOfGraphQL(own, single, answer, { ...context, operation: name, subject: about }),
    };
  }
  return single === undefined || places.includes(undefined) ? undefined : { data: single };
}

/** Which read an error belongs to; undefined where it says none of ours. */
function placeOf(error: unknown, count: number): number | undefined {
  const root = ownField(ownField(error, "path"), "0");
  const index = Array.from({ length: count }, (_, at) => aliasAt(at)).findIndex(
    (alias) => alias === root,
  );
  return index === -1 ? undefined : index;
}

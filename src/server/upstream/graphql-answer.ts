import * as v from "valibot";
import type { Redactor } from "../../client/text/redactor.ts";
import { ownField } from "../../client/field.ts";
import {
  classifyRefusal,
  errorStatus,
  type RefusalClass,
} from "../../client/http/classify-refusal.ts";
import { meaningOf } from "../../client/http/retry.ts";
import { excerpt } from "../../client/text/excerpt.ts";
import { Refusal } from "../refusal.ts";

/** A GraphQL answer as the page may have it. */
export interface Envelope {
  /** Whether it is a write of which Vectice does not say that it was not carried out. */
  readonly isOpen: boolean;
  readonly data: unknown;
  readonly errors: readonly EnvelopeError[];
}

interface EnvelopeError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: {
    readonly key?: string;
    readonly exception: { readonly status: number };
  };
}

const EnvelopeSchema = v.object({
  data: v.optional(v.unknown()),
  errors: v.nullish(v.array(v.unknown())),
});
const fallback = <Schema extends v.GenericSchema>(
  schema: Schema,
): v.SchemaWithFallback<v.OptionalSchema<Schema, undefined>, undefined> =>
  v.fallback(v.optional(schema), undefined);
const NameSchema = v.pipe(v.string(), v.regex(/^\w{1,80}$/));
const ErrorSchema = v.object({
  message: fallback(v.string()),
  path: fallback(v.pipe(v.array(v.union([v.number(), NameSchema])), v.maxLength(50))),
  extensions: fallback(
    v.object({
      key: fallback(v.pipe(v.string(), v.regex(/^[\w.-]{1,80}$/))),
      exception: fallback(
        v.object({
          status: fallback(
            v.pipe(
              v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{3}$/))]),
              v.transform(Number),
              v.integer(),
              v.minValue(400),
              v.maxValue(599),
            ),
          ),
        }),
      ),
    }),
  ),
});
const mostErrors = 20;
/** Of a longer message nothing else is looked at. */
const longestLookedAt = 2_000;
/**
 * Where a stack trace begins: at a line's end, or on the same line at a word `at` before a place
 * in a program. A time of day is none.
 */
const trace =
  /[\r\n\u0085\u2028\u2029]|\\n|(?<!\s)\s+at\s+(?![\d:.TZ-]+(?:[\s,;.]|$))(?=(?:async\s|new\s)?(?:\S*[/\\:(]|\S+\s(?:\[as \S+\]\s)?\())/;

/** What is known of the document that an answer belongs to. */
export interface AskedDocument {
  /** Whether it may change something. */
  readonly writes: boolean;
  readonly rootFields: number;
}

/** An answer that was read, and where Vectice refused the token, what that says of the work. */
interface ReadEnvelope extends Envelope {
  readonly refused: RefusalClass | undefined;
}

/** Reads a GraphQL answer of Vectice. Of its errors only message, key, status and path are kept: never a stack trace. */
export function envelopeOf(
  text: string,
  status: number,
  redactor: Redactor,
  asked: AskedDocument,
): ReadEnvelope {
  const envelope = v.safeParse(EnvelopeSchema, parsed(text));
  const { data = null, errors } = envelope.success ? envelope.output : {};
  const all = errors ?? [];
  const read = all.slice(0, mostErrors).map((error) => errorOf(error, status, redactor));
  if (asked.writes && read.length === 0 && status >= 400 && data !== null) {
    // Something was done, whatever the status says.
    throw refusalOf(502);
  }
  const refusals = read.filter(({ extensions }) => extensions.exception.status === 401).length;
  const isAgain = !asked.writes && isRefused(data, status === 401 ? Infinity : refusals);
  const verdict = isAgain ? "before" : classifyRefusal({ status, errors: all, data, ...asked });
  const refused = refusals > 0 || status === 401 ? verdict : undefined;
  if (refused === undefined && read.length === 0 && (status >= 400 || data === null)) {
    throw refusalOf(status);
  }
  const isOpen = asked.writes && read.length > 0 && verdict === "open";
  return { data, errors: read.map(besideData), refused, isOpen };
}

/** Of a read: whether there is no data, or each of its fields is null and was refused. */
function isRefused(data: unknown, refusals: number): boolean {
  const values: unknown[] = typeof data === "object" && data !== null ? Object.values(data) : [];
  return refusals > 0 && refusals >= values.length && values.every((value) => value === null);
}

/** Not the page's session was refused, but the proxy's: to the page that is no 401. */
function besideData(error: EnvelopeError): EnvelopeError {
  const { exception, ...extensions } = error.extensions;
  return exception.status === 401
    ? { ...error, extensions: { ...extensions, exception: { status: 502 } } }
    : error;
}

/** What becomes of an answer that says no more than its HTTP status, and perhaps a few words. */
export function refusalOf(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  words = "",
): Refusal {
  return status >= 400
    ? new Refusal(
        passedStatus(status),
        "upstream_status",
        `Vectice answered with the HTTP status ${status}${words === "" ? "." : `: ${words}`}`,
        headers,
      )
    : new Refusal(
        502,
        "upstream_answer",
        "Vectice answered with something else than the protocol promises. Its host may be set wrong in the proxy.",
        headers,
      );
}

/** The HTTP status that goes with an answer: that of the first error. */
export function statusOf({ data, errors, isOpen }: Envelope): number {
  const status = errors[0]?.extensions.exception.status;
  // Beside data, an error is a part of the answer and no refusal.
  if (status === undefined || data !== null) {
    return 200;
  }
  const passed = passedStatus(status);
  // By its status, the page would take the whole document for refused.
  return isOpen && !meaningOf(passed).leavesOpen ? 200 : passed;
}

/** The status for the page, which says as much of what was done as Vectice's own. */
function passedStatus(status: number): number {
  return passes(status) ? status : status === 401 || meaningOf(status).leavesOpen ? 502 : 424;
}

/** Not passed: what the page's own session would be taken for, and what browsers take for leave to send again, a write too. */
const keptBack = new Set([401, 407, 408, 421]);

function passes(status: number): boolean {
  return (status < 500 && !keptBack.has(status)) || [500, 502, 503, 504].includes(status);
}

function errorOf(error: unknown, status: number, redactor: Redactor): EnvelopeError {
  const result = v.safeParse(ErrorSchema, error);
  const { message, path = unreadablePath(error), extensions } = result.success ? result.output : {};
  const key = extensions?.key;
  const told = errorStatus(error);
  return {
    message: errorMessage(message ?? "", redactor),
    ...(path === undefined ? {} : { path }),
    extensions: {
      ...(key === undefined ? {} : { key }),
      exception: {
        status:
          extensions?.exception?.status ?? (told === undefined && status >= 400 ? status : 500),
      },
    },
  };
}

/** A place that cannot be shown is a deep one, as for the client: something else may have been done. */
function unreadablePath(error: unknown): readonly (string | number)[] | undefined {
  return (ownField(error, "path") ?? undefined) === undefined ? undefined : ["_", 0];
}

/** A message without the stack trace that may follow it. */
export function errorMessage(message: string, redactor: Redactor): string {
  const [line = ""] = redactor.redact(message).slice(0, longestLookedAt).split(trace, 1);
  return excerpt(line, redactor);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

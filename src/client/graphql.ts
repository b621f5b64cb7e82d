import * as v from "valibot";
import { ProtocolError, type VecticeError } from "../errors.ts";
import { type AnswerContext, errorOfStatus, excerpt, headerFacts, parseJson } from "./answer.ts";
import { errorOfFailure } from "./failure.ts";
import type { HttpAnswer } from "./transport.ts";

const EnvelopeSchema = v.object({
  errors: v.nullish(v.array(v.unknown())),
  data: v.optional(v.unknown()),
});

/** Each part may be missing or of another form; then it is as if it were not there. */
const tolerant = <Schema extends v.GenericSchema>(
  schema: Schema,
): v.SchemaWithFallback<v.OptionalSchema<Schema, undefined>, undefined> =>
  v.fallback(v.optional(schema), undefined);

const GraphQLErrorSchema = v.object({
  message: tolerant(v.string()),
  extensions: tolerant(
    v.object({
      key: tolerant(v.string()),
      exception: tolerant(
        v.object({
          status: tolerant(
            v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.integer()),
          ),
          stacktrace: tolerant(v.array(v.string())),
        }),
      ),
    }),
  ),
});

/** The data of a GraphQL answer; its errors become one of ours. */
export function readGraphQL(answer: HttpAnswer, context: AnswerContext): unknown {
  const status = errorOfStatus(answer, context);
  let body: unknown;
  try {
    // Whatever the status: servers put errors into answers of 200, 400 and 500 alike.
    body = parseJson(answer, context);
  } catch (error) {
    throw status ?? error;
  }
  const envelope = v.safeParse(EnvelopeSchema, body);
  if (!envelope.success) {
    throw status ?? notGraphQL(answer, context);
  }
  const { errors, data } = envelope.output;
  if (errors !== null && errors !== undefined && errors.length > 0) {
    throw errorOfGraphQL(errors, data, answer, context);
  }
  if (status !== undefined) {
    throw status;
  }
  if (data === null || data === undefined) {
    throw notGraphQL(answer, context);
  }
  return data;
}

function notGraphQL(answer: HttpAnswer, { host, operation }: AnswerContext): ProtocolError {
  return new ProtocolError(
    `${host} answered ${operation} with JSON that is no GraphQL answer: field "data" is missing. Is this host a Vectice server?`,
    { operation, status: answer.status },
  );
}

function errorOfGraphQL(
  errors: readonly unknown[],
  data: unknown,
  answer: HttpAnswer,
  context: AnswerContext,
): VecticeError {
  const known = errors.map((error) => {
    const parsed = v.safeParse(GraphQLErrorSchema, error);
    return parsed.success ? parsed.output : undefined;
  });
  const statusOf = (error: (typeof known)[number]): number | undefined =>
    error?.extensions?.exception?.status;
  // A refused token explains every other error beside it.
  const first =
    known.find((error) => statusOf(error) === 401) ??
    known.find((error) => statusOf(error) !== undefined) ??
    known[0];
  const text = first?.message ?? first?.extensions?.exception?.stacktrace?.[0] ?? "";
  const key = first?.extensions?.key;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  return errorOfFailure({
    ...context,
    ...headerFacts(answer.headers, context.redactor),
    status: statusOf(first) ?? (answer.status >= 400 ? answer.status : undefined),
    text: excerpt(text, context.redactor) + more,
    key: key === undefined ? undefined : excerpt(key, context.redactor),
    // Errors are logged whole, and servers echo what they were sent.
    data: data === null || data === undefined ? undefined : context.redactor.redactData(data),
  });
}

/** Checks a result against its operation's schema; what does not fit is named by its path. */
export function parseResult<Schema extends v.GenericSchema>(
  data: unknown,
  field: string,
  schema: Schema,
  context: AnswerContext,
): v.InferOutput<Schema> {
  const present = typeof data === "object" && data !== null && field in data;
  const result = v.safeParse(schema, present ? Reflect.get(data, field) : undefined, {
    abortEarly: true,
  });
  if (result.success) {
    return result.output;
  }
  const [issue] = result.issues;
  const inner = v.getDotPath(issue);
  // The value itself stays out: it may be anything, a secret too.
  const received = issue.input === null ? "null" : typeof issue.input;
  throw new ProtocolError(
    `${context.host} answered ${context.operation} with something else than promised: ` +
      `field "${inner === null ? field : `${field}.${inner}`}" should be ${issue.expected ?? issue.type}, but is ` +
      `${received === "undefined" ? "missing" : received}. The server may be newer or older than this library.`,
    { operation: context.operation },
  );
}

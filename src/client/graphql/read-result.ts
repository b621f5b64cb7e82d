import { type GenericSchema, type InferOutput, safeParse } from "valibot";
import { classifyRefusal, errorStatus } from "../http/classify-refusal.ts";
import { errorOfStatus, parseJson, refusal } from "../http/read-answer.ts";
import { excerpt } from "../text/excerpt.ts";
import { ownField, textOf } from "../field.ts";
import type { Operation } from "./operation.ts";
import { type AnswerContext, type HttpAnswer, protocolError } from "../http/answer.ts";

/** The data of a GraphQL answer; its errors become one of ours. */
export function readGraphQL(answer: HttpAnswer, context: AnswerContext): unknown {
  const refused = errorOfStatus(answer, context);
  let body: unknown;
  try {
    // Whatever the status: servers put errors into answers of 200, 400 and 500 alike.
    body = parseJson(answer, context);
  } catch (error) {
    throw refused ?? error;
  }
  const data = ownField(body, "data") ?? undefined;
  const errors = [ownField(body, "errors") ?? []].flat();
  if (errors.length > 0 || (refused !== undefined && data !== undefined)) {
    throw errorOfGraphQL(errors, data, answer, context);
  }
  if (refused !== undefined || data === undefined) {
    throw (
      refused ??
      protocolError(context, 'no field "data". Is this host a Vectice server?', {
        status: answer.status,
      })
    );
  }
  return data;
}

/** Each part of an error may be missing or of another form; then it is as if it were not there. */
export function errorOfGraphQL(
  errors: readonly unknown[],
  data: unknown,
  answer: HttpAnswer,
  context: AnswerContext,
): Error {
  const { redactor, rootFields = 1 } = context;
  const known = errors.map((error) => {
    const extensions = ownField(error, "extensions");
    const exception = ownField(extensions, "exception");
    return {
      status: errorStatus(error),
      key: textOf(ownField(extensions, "key")),
      text:
        textOf(ownField(error, "message")) ??
        textOf(ownField(ownField(exception, "stacktrace"), "0")),
    };
  });
  // A refused token explains every other error beside it.
  const {
    status,
    key,
    text = "",
  } = known.find((error) => error.status === 401) ??
  known.find((error) => error.status !== undefined) ??
  known[0] ??
  {};
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  return refusal(answer, context, {
    ...(status === undefined ? {} : { status }),
    text: excerpt(text, redactor) + more,
    class: classifyRefusal({ status: answer.status, errors, data, rootFields }),
    key: key === undefined ? undefined : excerpt(key, redactor),
    // Errors are logged whole, and servers echo what they were sent.
    data: redactor.redactData(data),
  });
}

/** Checks a result against its operation's schema; what does not fit is named by its path. */
export function parseResult<Schema extends GenericSchema>(
  data: unknown,
  { name: root, schema, check }: Operation<unknown, Schema>,
  context: Pick<AnswerContext, "host" | "operation" | "maybeApplied">,
): InferOutput<Schema> {
  const value = ownField(data, root);
  const checked = check()(value);
  if (checked !== undefined) {
    return checked.output;
  }
  const result = safeParse(schema, value, { abortEarly: true });
  if (result.success) {
    return result.output;
  }
  const [{ path, input, expected }] = result.issues;
  const place = [root, ...(path ?? []).map(({ key }) => key)].join(".");
  // The value itself stays out: it may be anything, a secret too.
  const received = input === undefined ? "missing" : input === null ? "null" : typeof input;
  throw protocolError(
    context,
    `something else than promised: field "${place}" should be ${expected}, but is ${received}. Do its version and this library's fit?`,
  );
}

import * as v from "valibot";
import { protocolError } from "../client/http/answer.ts";
import type { Operation } from "../client/graphql/operation.ts";
import { field, textOf } from "../client/field.ts";
import type { WriteRuntime } from "./runtime.ts";

/** The fields of an answer, asked for but not checked: `answer` holds whatever came. */
export interface Unchecked<Schema> extends v.UnknownSchema {
  /** What selections are made of, whatever the type of a schema. */
  readonly entries: unknown;
  readonly item: unknown;
  readonly wrapped: unknown;
  /** What the fields should be. */
  readonly promised: Schema;
}

/**
 * The schema of a write's answer. When such an answer is odd, the write was done all the same: so it is
 * looked at afterwards, by `checked` or `completed`.
 */
export function unchecked<Schema extends v.GenericSchema>(schema: Schema): Unchecked<Schema> {
  return {
    ...v.unknown(),
    entries: field(schema, "entries"),
    item: field(schema, "item"),
    wrapped: field(schema, "wrapped"),
    promised: schema,
  };
}

type WriteOperation<Schema> = Operation<never, Unchecked<Schema> & v.GenericSchema>;

/** The answer, or undefined where it is odd, which is logged. */
export function checked<Schema extends v.GenericSchema>(
  { client }: WriteRuntime,
  { name, schema }: Pick<WriteOperation<Schema>, "name" | "schema">,
  answer: unknown,
): v.InferOutput<Schema> | undefined {
  const result = v.safeParse(schema.promised, answer, { abortEarly: true });
  if (result.success) {
    return result.output;
  }
  const [{ path }] = result.issues;
  const place = [name, ...(path ?? []).map(({ key }) => String(key))].join(".");
  client.logger.warn(
    `${client.host} did what ${name} asked, but its answer is odd: "${place}" is not what it should be.`,
  );
  return undefined;
}

/**
 * The data of a thing that was made or changed. Where some of it is odd, what is known already is kept,
 * with a warning; without an id nobody can tell what was made.
 */
export function completed<Entries extends v.ObjectEntries>(
  runtime: WriteRuntime,
  operation: Pick<WriteOperation<v.ObjectSchema<Entries, undefined>>, "name" | "schema">,
  answer: unknown,
  known: Readonly<Record<string, unknown>>,
): v.InferOutput<v.ObjectSchema<Entries, undefined>> {
  const data = checked(runtime, operation, answer);
  if (data !== undefined) {
    return data;
  }
  const { name, schema } = operation;
  const kept = Object.fromEntries(
    Object.entries(schema.promised.entries).map(([key, entry]) => {
      const value = field(answer, key);
      return [key, value !== undefined && v.is(entry, value) ? value : known[key]];
    }),
  );
  const whole = v.safeParse(schema.promised, kept);
  if (textOf(kept["vecticeId"]) === undefined || !whole.success) {
    throw protocolError(
      { host: runtime.client.host, operation: name, maybeApplied: true },
      'no text in the field "vecticeId".',
    );
  }
  return whole.output;
}

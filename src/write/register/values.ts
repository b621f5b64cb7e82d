import { quoted } from "../../client/text/excerpt.ts";
import { kindOf } from "../../environment/source.ts";
import { InvalidRequestError } from "../../errors.ts";

/** Metrics as people give them; undefined is not given. */
export type Metrics = Readonly<Record<string, number | undefined>>;

/** Properties as people give them; undefined is not given. */
export type Properties = Readonly<Record<string, string | number | boolean | undefined>>;

/** A key and its value, as they travel. */
export interface KeyValue<Value> {
  readonly key: string;
  readonly value: Value;
}

/** Metrics as they travel. What is no finite number is refused, with its key. */
export function metricsInput(metrics: unknown): readonly KeyValue<number>[] {
  return entriesOf(metrics, "metrics", "{ auc: 0.87 }").map(([key, value]) => {
    if (typeof value !== "number" || !Number.isFinite(value)) {
      throw new InvalidRequestError(
        `The metric ${quoted(key)} is ${typeof value === "number" ? value : kindOf(value)}. Metrics are finite numbers: leave it out, or give undefined.`,
        { resource: "metric", reference: key },
      );
    }
    return { key, value };
  });
}

/** Properties as they travel: as text. */
export function propertiesInput(properties: unknown): readonly KeyValue<string>[] {
  return entriesOf(properties, "properties", "{ depth: 6 }").map(([key, value]) => {
    if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
      throw new InvalidRequestError(
        `The property ${quoted(key)} is ${kindOf(value)}. Properties are text, numbers, true or false: leave it out, or make it text.`,
        { resource: "property", reference: key },
      );
    }
    if (typeof value === "number" && !Number.isFinite(value)) {
      throw new InvalidRequestError(
        `The property ${quoted(key)} is ${value}. Numbers of properties are finite: leave it out, or make it text.`,
        { resource: "property", reference: key },
      );
    }
    return { key, value: String(value) };
  });
}

/** The members that were given of an object of a person's own; a blank key is refused. */
export function entriesOf(
  object: unknown,
  member: string,
  example: string,
): readonly (readonly [string, unknown])[] {
  if (object === undefined) {
    return [];
  }
  if (typeof object !== "object" || object === null || Symbol.iterator in object) {
    throw new InvalidRequestError(
      `${member} must be a plain object such as ${example}, but is ${kindOf(object)}.`,
    );
  }
  const given = Object.entries(object).filter(([, value]) => value !== undefined);
  const blank = given.find(([key]) => key.trim() === "");
  if (blank !== undefined) {
    throw new InvalidRequestError(
      `${member} has the key ${JSON.stringify(blank[0])}, which is blank. Name it, as in ${example}.`,
      { resource: member },
    );
  }
  return given;
}

/** Values with the time at which they were made. */
export type Stamped<Value> = readonly (KeyValue<Value> & { readonly timestamp: string })[];

/** The form that values of a registration have: with the time; none at all is null. */
export function stamped<Value>(
  values: readonly KeyValue<Value>[],
  timestamp: string,
): Stamped<Value> | null {
  return values.length === 0 ? null : values.map((value) => ({ ...value, timestamp }));
}

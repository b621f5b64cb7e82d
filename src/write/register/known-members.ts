import { field } from "../../client/field.ts";
import { quoted } from "../../client/text/excerpt.ts";
import { checkReadable } from "../../client/check-call.ts";
import { InvalidRequestError } from "../../errors.ts";

/**
 * Refuses what is no object, and members that would be left out, because they are misspelt. Gives those
 * that were given.
 */
export function checkMembers(
  value: unknown,
  what: string,
  known: readonly string[],
): readonly string[] {
  checkReadable(value, what);
  const given = Object.entries(isObject(value) ? value : {}).flatMap(([key, member]) =>
    member === undefined ? [] : [key],
  );
  const unknown = given.find((key) => !known.includes(key));
  if (unknown !== undefined) {
    throw new InvalidRequestError(
      `${what} has no ${quoted(unknown)}. There are ${known.join(", ")}.`,
    );
  }
  return given;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Refuses a definition that `model()` or `dataset()` made known as the other one. */
export function checkKind(definition: object, kind: string, method: string): void {
  const given = field(definition, "kind");
  if (given !== undefined && given !== kind) {
    throw new InvalidRequestError(
      `${method} was given a definition of another kind. log() takes what model(…) and dataset(…) give.`,
    );
  }
}

/** Refuses changes that change nothing. */
export function checkChanges(changes: unknown, id: string, known: readonly string[]): void {
  if (checkMembers(changes, `What is changed of ${id}`, known).length === 0) {
    throw new InvalidRequestError(
      `Nothing to change of ${id} was given. Give one of ${known.join(", ")}.`,
      { reference: id },
    );
  }
}

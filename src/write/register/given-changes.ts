import { quoted } from "../../client/text/excerpt.ts";
import { kindOf } from "../../environment/source.ts";
import { InvalidRequestError } from "../../errors.ts";

/** Refuses changes that change nothing, or something that cannot be changed. */
export function checkGiven(changes: unknown, known: readonly string[], id: string): void {
  if (typeof changes !== "object" || changes === null) {
    throw new InvalidRequestError(
      `The changes of ${id} must be an object, but are ${kindOf(changes)}.`,
    );
  }
  const given = Object.entries(changes).flatMap(([key, value]) =>
    value === undefined ? [] : [key],
  );
  const unknown = given.find((key) => !known.includes(key));
  if (given.length === 0 || unknown !== undefined) {
    const why =
      unknown === undefined
        ? "nothing to change was given"
        : `${quoted(unknown)} cannot be changed`;
    throw new InvalidRequestError(`For ${id}, ${why}. Give one of ${known.join(", ")}.`, {
      reference: id,
    });
  }
}

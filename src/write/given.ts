import { kindOf } from "../environment/source.ts";
import { InvalidRequestError } from "../errors.ts";

/** A name as it is sent; a blank one is refused. */
export function givenName(name: unknown, what: string): string {
  const text = givenText(name, what, "name");
  if (text === undefined || text.trim() === "") {
    throw new InvalidRequestError(`${what} needs a name that is not blank.`);
  }
  return text;
}

/** An optional text; undefined is not given, all else but text is refused. */
export function givenText(value: unknown, what: string, member: string): string | undefined {
  if (value !== undefined && typeof value !== "string") {
    throw new InvalidRequestError(
      `${what} was given ${kindOf(value)} as its ${member}. Give text, or leave it out.`,
    );
  }
  return value;
}

/** What was given, without what was given as undefined. */
export function onlyGiven<Members extends object>(members: Members): Members {
  const copy = { ...members };
  for (const [key, value] of Object.entries(copy)) {
    if (value === undefined) {
      Reflect.deleteProperty(copy, key);
    }
  }
  return copy;
}

import { isWellFormed } from "../../client/text/well-formed.ts";
import type { CallOptions } from "../../client/client.ts";
import { quoted } from "../../client/text/excerpt.ts";
import { kindOf } from "../../environment/source.ts";
import { InvalidRequestError } from "../../errors.ts";

/** Options of what is logged into an iteration. */
export interface LogOptions extends CallOptions {
  /** The section it is put in, made by naming it; trimmed, at most 60 characters. Default: none. */
  readonly section?: string | undefined;
}

/** The most characters (code points) of a section's name. */
const longestSection = 60;

/** A section's name as it is sent; null where none was given. A blank or long one is refused. */
export function sectionName(section: unknown): string | null {
  if (section === undefined) {
    return null;
  }
  const name = typeof section === "string" ? section.trim() : "";
  if (name === "" || !isWellFormed(name)) {
    throw new InvalidRequestError(
      `${typeof section === "string" ? quoted(section) : kindOf(section)} is no name of a section. Give a text that is not blank, or none.`,
      { resource: "section" },
    );
  }
  const length = Array.from(name).length;
  if (length > longestSection) {
    throw new InvalidRequestError(
      `The section ${quoted(name)} has ${length} characters; ${longestSection} is the most. Give it a shorter name.`,
      { resource: "section", reference: name },
    );
  }
  return name;
}

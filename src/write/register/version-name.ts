import { quoted } from "../../client/text/excerpt.ts";
import { InvalidRequestError } from "../../errors.ts";
import { givenText } from "../given.ts";
import type { IterationTarget } from "../runtime.ts";

/** The most characters (code points) of a model's name. */
const longestName = 60;

/** What a model's name is made of, when none is given. */
interface NamedModel {
  readonly name?: unknown;
  readonly library?: string | undefined;
  readonly technique?: string | undefined;
}

/** A model's name: the one given, which may not be too long, or one that is made here and cut. */
export function modelName(
  { name, library, technique }: NamedModel,
  { index, phase }: IterationTarget,
): string {
  const given = notBlank(name, "A model");
  if (given !== undefined) {
    const length = Array.from(given).length;
    if (length > longestName) {
      throw new InvalidRequestError(
        `The model's name ${quoted(given)} has ${length} characters; ${longestName} is the most. Give it a shorter one.`,
        { resource: "model", reference: given },
      );
    }
    return given;
  }
  const made =
    library && technique ? `${library} ${technique} model` : `${phase.name} ${index} model`;
  return Array.from(made).slice(0, longestName).join("");
}

/** A dataset's name: the one given, or `dataset 2026-11-26 10:20:30.123`, in local time. */
export function datasetName(name: unknown, now: Date): string {
  const local = new Date(now.valueOf() - now.getTimezoneOffset() * 60_000);
  return (
    notBlank(name, "A dataset") ?? `dataset ${local.toISOString().replace("T", " ").slice(0, -1)}`
  );
}

function notBlank(name: unknown, what: string): string | undefined {
  const given = givenText(name, what, "name");
  if (given?.trim() === "") {
    throw new InvalidRequestError(
      `${what} was given a blank name. Give one, or leave it out: then one is made.`,
    );
  }
  return given;
}

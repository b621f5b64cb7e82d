import type { Subject } from "../../client/http/answer.ts";
import { quoted, wordsOf } from "../../client/text/excerpt.ts";
import { InvalidIdError } from "../../errors.ts";

/** An id, the integer of an id, or a name. */
export type Reference = string | number;

/** The kinds of things that have ids: the prefix of these, and who lists them. */
const kinds = {
  workspace: ["WSP", "connection.listWorkspaces()"],
  project: ["PRJ", "workspace.listProjects()"],
  phase: ["PHA", "project.listPhases()"],
  iteration: ["ITR", "phase.listIterations()"],
  dataset: ["DTS", "project.datasets()"],
  datasetVersion: ["DTV", "dataset.versions()"],
  model: ["MDL", "project.models()"],
  modelVersion: ["MDV", "model.versions()"],
} as const;

/** What ids look like, with their prefix. */
export const idPattern = /^([A-Z]{3})-\d+$/;

/** What an id can point to. */
export type Kind = keyof typeof kinds;

/** A reference, told apart. */
export type ParsedReference = { readonly id: string } | { readonly name: string };

/** Prefixes that some old documents use, and what they should be. */
const misprints: Readonly<Record<string, string>> = { DST: "DTS", DSV: "DTV" };

/** The kind whose ids have this prefix. */
export function kindOfPrefix(prefix: string): Kind | undefined {
  return allKinds().find((kind) => kinds[kind][0] === prefix);
}

/** Every kind that has ids. */
export function allKinds(): readonly Kind[] {
  const isKind = (key: string): key is Kind => Object.hasOwn(kinds, key);
  return Object.keys(kinds).filter(isKind);
}

/** Tells ids from names; an id of another kind is refused before anything is sent. */
export function parseReference(kind: Kind, reference: Reference): ParsedReference {
  const text = typeof reference === "string" ? reference.trim() : "";
  if (
    typeof reference === "number"
      ? !(Number.isSafeInteger(reference) && reference > 0)
      : text === ""
  ) {
    throw wrongForm(kind, reference);
  }
  if (typeof reference === "number") {
    return { id: `${kinds[kind][0]}-${reference}` };
  }
  const prefix = idPattern.exec(text)?.[1] ?? "";
  const meant = misprints[prefix];
  const found = kindOfPrefix(meant ?? prefix);
  if (meant !== undefined && found !== undefined) {
    throw wrongForm(found, reference);
  }
  if (found !== undefined && found !== kind) {
    throw wrongForm(kind, reference, found);
  }
  return found === undefined ? { name: reference } : { id: text };
}

/** An id of `kind`; a name is refused. */
export function parseId(kind: Kind, reference: Reference): string {
  const parsed = parseReference(kind, reference);
  if ("id" in parsed) {
    return parsed.id;
  }
  throw wrongForm(kind, reference);
}

/** What was given for a reference, as errors show it, and as a fact where it is one. */
export function given(reference: unknown): {
  readonly shown: string;
  readonly facts: { readonly reference?: Reference };
} {
  return typeof reference === "string" || typeof reference === "number"
    ? { shown: quoted(reference), facts: { reference } }
    : { shown: typeof reference, facts: {} };
}

function wrongForm(kind: Kind, reference: unknown, found?: Kind): InvalidIdError {
  const { shown, facts } = given(reference);
  const what = found === undefined ? "no id" : `the id of ${oneOf(found)}, not`;
  return new InvalidIdError(
    `${shown} is ${what} of ${oneOf(kind)}. ` +
      `Ids of ${wordsOf(kind)}s are written ${kinds[kind][0]}-12.`,
    { resource: kind, ...facts },
  );
}

const oneOf = (kind: Kind): string => `a${kind === "iteration" ? "n" : ""} ${wordsOf(kind)}`;

/** What an error about this reference names, with the hint for when it is not found. */
export function subjectOf(kind: Kind, parsed: ParsedReference): Subject {
  const [prefix, list] = kinds[kind];
  const reference = "id" in parsed ? parsed.id : parsed.name;
  // A bare number may be meant as an id; the protocol says it is a name.
  const idHint = /^\s*\d+\s*$/.test(reference)
    ? ` If an id is meant, write ${prefix}-${reference.trim()}.`
    : "";
  return { resource: kind, reference, hint: `${list} shows those there are.${idHint}` };
}

/** What an operation is about: the thing whose id is among its variables or their fields. */
export function subjectOfVariables(variables: unknown): Subject | undefined {
  for (const value of valuesOf(variables).flatMap((one) => [one, ...valuesOf(one)])) {
    const [id = "", prefix = ""] = (typeof value === "string" && idPattern.exec(value)) || [];
    const kind = kindOfPrefix(prefix);
    if (kind !== undefined) {
      return subjectOf(kind, { id });
    }
  }
  return undefined;
}

const valuesOf = (value: unknown): readonly unknown[] =>
  typeof value === "object" && value !== null ? Object.values(value) : [];

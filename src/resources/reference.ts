import type { Subject } from "../client/failure.ts";
import { quoted } from "../client/failure.ts";
import { InvalidIdError } from "../errors.ts";

/** An id, the integer of an id, or a name. */
export type Reference = string | number;

/** The kinds of things that have ids, and the prefixes of these. */
const prefixes = {
  workspace: "WSP",
  project: "PRJ",
  phase: "PHA",
  iteration: "ITR",
  dataset: "DTS",
  datasetVersion: "DTV",
  model: "MDL",
  modelVersion: "MDV",
} as const;

/** What an id can point to. */
export type Kind = keyof typeof prefixes;

/** A reference, told apart. */
export type ParsedReference = { readonly id: string } | { readonly name: string };

/** Prefixes that some old documents use, and what they should be. */
const misprints = new Map([
  ["DST", "DTS"],
  ["DSV", "DTV"],
]);

const words: Record<Kind, string> = {
  workspace: "workspace",
  project: "project",
  phase: "phase",
  iteration: "iteration",
  dataset: "dataset",
  datasetVersion: "dataset version",
  model: "model",
  modelVersion: "model version",
};

/** Tells ids from names; an id of another kind is refused before anything is sent. */
export function parseReference(kind: Kind, reference: Reference): ParsedReference {
  const facts = { resource: kind, reference };
  const form = `Ids of ${words[kind]}s are written ${prefixes[kind]}-12`;
  if (typeof reference === "number") {
    if (!Number.isSafeInteger(reference) || reference < 1) {
      throw new InvalidIdError(
        `${reference} is no id of a ${words[kind]}. ${form}, or as the whole number 12.`,
        facts,
      );
    }
    return { id: `${prefixes[kind]}-${reference}` };
  }
  if (typeof reference !== "string" || reference.trim() === "") {
    throw new InvalidIdError(
      `A ${words[kind]} is named by an id or a name, but this is ${typeof reference === "string" ? "blank" : typeof reference}. ${form}.`,
      {
        resource: kind,
      },
    );
  }
  const prefix = /^([A-Z]{3})-\d+$/.exec(reference.trim())?.[1];
  if (prefix === undefined) {
    return { name: reference };
  }
  if (prefix === prefixes[kind]) {
    return { id: reference.trim() };
  }
  const meant = misprints.get(prefix);
  const other = kindOfPrefix(meant ?? prefix);
  if (other === undefined) {
    return { name: reference };
  }
  throw new InvalidIdError(
    meant === undefined
      ? `${reference} is the id of a ${words[other]}, but a ${words[kind]} is wanted here. ${form}.`
      : `${reference} has a prefix of old documents: ids of ${words[other]}s are written ${meant}-12.`,
    facts,
  );
}

/** An id of `kind`; a name is refused. */
export function parseId(kind: Kind, reference: Reference): string {
  const parsed = parseReference(kind, reference);
  if ("id" in parsed) {
    return parsed.id;
  }
  throw new InvalidIdError(
    `${quoted(reference)} is no id of a ${words[kind]}. Ids of ${words[kind]}s are written ${prefixes[kind]}-12.`,
    { resource: kind, reference },
  );
}

/** The kind that an id's prefix stands for. */
export function kindOfPrefix(prefix: string): Kind | undefined {
  return kinds().find((kind) => prefixes[kind] === prefix);
}

/** Every kind that has ids. */
export function kinds(): readonly Kind[] {
  return [
    "workspace",
    "project",
    "phase",
    "iteration",
    "dataset",
    "datasetVersion",
    "model",
    "modelVersion",
  ];
}

/** What an error about this reference names, with the hint for when it is not found. */
export function subjectOf(kind: Kind, reference: ParsedReference, hint: string): Subject {
  if ("id" in reference) {
    return { resource: kind, reference: reference.id, hint };
  }
  // A bare number may be meant as an id; the protocol says it is a name.
  const number = /^\d+$/.test(reference.name.trim());
  const idHint = number
    ? ` If ${reference.name.trim()} is meant as an id, write ${prefixes[kind]}-${reference.name.trim()}.`
    : "";
  return { resource: kind, reference: reference.name, hint: `${hint}${idHint}` };
}

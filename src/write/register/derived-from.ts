import type { CallOptions } from "../../client/client.ts";
import { field, textOf } from "../../client/field.ts";
import { quoted } from "../../client/text/excerpt.ts";
import { kindOf } from "../../environment/source.ts";
import { InvalidIdError, InvalidRequestError } from "../../errors.ts";

/** What a version can be made from: a version, its id, or a model or dataset, which stand for their last one. */
export type Origin = string | { readonly id: string };

/** One of them, or several. */
export type DerivedFrom = Origin | readonly Origin[];

/** One of them, checked: an id, or what gives it. */
export type CheckedOrigin = { readonly id: string } | { readonly last: LastVersion };

interface LastVersion {
  readonly kind: string;
  readonly id: string;
  readonly lastVersion: (options: CallOptions) => unknown;
}

/** The ids of what a version is made from, as they travel. */
export interface InputIds {
  /** Null where it is made from nothing. */
  readonly datasetInputs: readonly string[] | null;
  readonly modelInputs: readonly string[] | null;
}

/** Checks `derivedFrom`, without sending anything. */
export function checkOrigins(derivedFrom: unknown): readonly CheckedOrigin[] {
  if (derivedFrom === undefined) {
    return [];
  }
  const all: readonly unknown[] = Array.isArray(derivedFrom) ? derivedFrom : [derivedFrom];
  return all.map((origin) => {
    const id = textOf(origin) ?? textOf(field(origin, "id"));
    if (id === undefined) {
      throw new InvalidRequestError(
        `derivedFrom holds ${kindOf(origin)}. Give what logDataset and logModel resolve to, a version, a model, a dataset, or an id such as "DTV-12".`,
        { resource: "derivedFrom" },
      );
    }
    const kind = field(origin, "kind");
    const read = field(origin, "lastVersion");
    if ((kind === "model" || kind === "dataset") && typeof read === "function") {
      const lastVersion = (options: CallOptions): unknown => Reflect.apply(read, origin, [options]);
      return { last: { kind, id, lastVersion } };
    }
    return { id: versionId(id) };
  });
}

function versionId(text: string): string {
  const id = text.trim();
  if (/^(?:DTV|MDV)-\d+$/.test(id)) {
    return id;
  }
  const hint = id.startsWith("DSV-") ? " Versions of datasets are written DTV-12." : "";
  throw new InvalidIdError(
    `${quoted(text)} in derivedFrom is no id of a version. Ids of versions are written DTV-12 or MDV-12.${hint}`,
    { resource: "derivedFrom", reference: text },
  );
}

/** The ids, each once. Models and datasets are asked for their last version. */
export async function inputIds(
  origins: readonly CheckedOrigin[],
  options: CallOptions,
): Promise<InputIds> {
  if (origins.length === 0) {
    return { datasetInputs: null, modelInputs: null };
  }
  const ids = await Promise.all(
    origins.map(async (origin) => ("id" in origin ? origin.id : lastId(origin.last, options))),
  );
  const unique = [...new Set(ids)];
  return {
    datasetInputs: unique.filter((id) => id.startsWith("DTV")),
    modelInputs: unique.filter((id) => id.startsWith("MDV")),
  };
}

async function lastId(
  { kind, id, lastVersion }: LastVersion,
  options: CallOptions,
): Promise<string> {
  const last: unknown = await lastVersion(options);
  const found = textOf(field(last, "id"));
  if (found === undefined) {
    throw new InvalidRequestError(
      `The ${kind} ${id} in derivedFrom has no version yet. Log one first, or leave it out.`,
      { resource: kind, reference: id },
    );
  }
  return versionId(found);
}

import type * as v from "valibot";
import type { versionEntries } from "../../schemas/version.ts";

/** A date of the protocol; null where there is none, or none that can be read. */
export function dateOf(text: string | null): Date | null {
  const date = new Date(text ?? Number.NaN);
  return Number.isNaN(date.valueOf()) ? null : date;
}

/** Where people read another word than the server's own. */
const labels: Readonly<Record<string, string>> = {
  "phase.Draft": "In Progress",
  "iteration.NotStarted": "To Do",
  "iteration.Abandoned": "Cancelled",
  "review.Pending": "In Review",
};

/** The server's word for a status, as people see it: `NotStarted` → `To Do`, `STAGING` → `Staging`. */
export function labelOf(kind: string, status: string): string {
  return (
    labels[`${kind}.${status}`] ??
    (/^[A-Z_]+$/.test(status)
      ? status.charAt(0) + status.slice(1).toLowerCase().replaceAll("_", " ")
      : status.replace(/(?<=[a-z])(?=[A-Z])/g, " "))
  );
}

type VersionData = {
  [Key in keyof typeof versionEntries]: v.InferOutput<(typeof versionEntries)[Key]>;
};

/** The id of the phase or iteration that a version was made in. */
export function originOf(data: VersionData, place: "phase" | "iteration"): string | null {
  return data.origins?.[place]?.vecticeId ?? null;
}

/**
 * Keys and values as a record; of keys that come twice, the last one counts. Where the values of such
 * a key differ, it is `unclear`, if that is given.
 */
export function recordOf<Value>(
  pairs: readonly { readonly key: string; readonly value: Value }[],
  unclear?: Value,
): Readonly<Record<string, Value>> {
  const values = new Map<string, Value>();
  for (const { key, value } of pairs) {
    values.set(key, (values.get(key) ?? value) === value ? value : (unclear ?? value));
  }
  return Object.freeze(Object.fromEntries(values));
}

import type * as v from "valibot";
import type { versionEntries } from "../../schemas/version.ts";

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

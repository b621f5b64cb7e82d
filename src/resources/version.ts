import type * as v from "valibot";
import type { versionEntries } from "./schemas/version.ts";

type VersionData = {
  [Key in keyof typeof versionEntries]: v.InferOutput<(typeof versionEntries)[Key]>;
};

/** The id of the phase or iteration that a version was made in. */
export function originOf(data: VersionData, place: "phase" | "iteration"): string | null {
  return data.origins?.[place]?.vecticeId ?? null;
}

/** Keys and values as a record; of keys that come twice, the last one counts. */
export function recordOf<Value>(
  pairs: readonly { readonly key: string; readonly value: Value }[],
): Readonly<Record<string, Value>> {
  return Object.freeze(Object.fromEntries(pairs.map(({ key, value }) => [key, value])));
}

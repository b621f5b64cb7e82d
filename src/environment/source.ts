import * as v from "valibot";

/** What config files and saved settings must be: an object, not a list. */
export const SettingsObjectSchema: v.GenericSchema<unknown, Record<string, unknown>> = v.pipe(
  v.unknown(),
  v.check((value) => !Array.isArray(value)),
  v.record(v.string(), v.unknown()),
);

/**
 * One place where settings are looked for. `get` is asked for the protocol's keys, such as
 * `VECTICE_HOST`; undefined, null and blank text mean that it has none.
 */
export interface SettingsSource {
  /** What a person calls it, such as "`.vectice` of the working directory". */
  readonly name: string;
  get(key: string): unknown;
}

/** A source that holds a flat object, such as a parsed config file. */
export function objectSource(
  name: string,
  values: Readonly<Record<string, unknown>>,
): SettingsSource {
  return { name, get: (key) => (Object.hasOwn(values, key) ? values[key] : undefined) };
}

import { ownField } from "../client/field.ts";

/**
 * One place where settings are looked for. `get` is asked for the protocol's keys, such as
 * `VECTICE_HOST`; undefined, null and blank text mean that it has none.
 */
export interface SettingsSource {
  /** What a person calls it, such as "`.vectice` of the working directory". */
  readonly name: string;
  get(key: string): unknown;
  /**
   * Whether it is a file of the working directory, which may have come with a cloned folder.
   *
   * @internal
   */
  readonly isOfFolder?: boolean;
  /**
   * Why it has nothing although it is there, once it was asked.
   *
   * @internal
   */
  readonly note?: () => string | undefined;
}

/** A source that holds a flat object, such as a parsed config file. */
export function objectSource(name: string, values: object): SettingsSource {
  return {
    name,
    get: (key) => ownField(values, key),
  };
}

/** What config files and saved settings must be. */
export function isSettingsObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a value is, for messages that must not show it. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) {
    return String(value);
  }
  let type: string = typeof value;
  try {
    type = Array.isArray(value) ? "list" : type;
  } catch {
    // A revoked proxy does not even tell that.
  }
  return `${type === "object" ? "an" : "a"} ${type}`;
}

import { ownField } from "../client/field.ts";
import { SettingsError } from "../errors.ts";
import { kindOf, objectSource, type SettingsSource } from "./source.ts";

/**
 * Every setting that can be found somewhere: the keys it is looked for by, the current one first, and
 * what its value may be. A setting that is added here is found, saved and told by all that follows;
 * its option of `connect` stands in `ConnectOptions`.
 */
export const settingKeys = {
  /** The API token. Every script of a page can read what is saved there. */
  apiToken: { keys: ["VECTICE_API_TOKEN"], value: "text", secret: true },
  /** The base URL; its second key is the older one. */
  host: { keys: ["VECTICE_HOST", "VECTICE_API_ENDPOINT"], value: "text", secret: false },
  /** The workspace to open: its id, number or name. */
  workspace: { keys: ["WORKSPACE"], value: "reference", secret: false },
  /** The project to open: its id, number or name. */
  project: { keys: ["PROJECT"], value: "reference", secret: false },
} as const;

/** The name of a setting, as options have it. */
export type SettingName = keyof typeof settingKeys;

/** What the value of a setting may be. */
export type SettingValue<Name extends SettingName> =
  (typeof settingKeys)[Name]["value"] extends "text" ? string : string | number;

/** A setting and the name of the source that gave it. */
export interface FoundSetting<T> {
  readonly value: T;
  readonly source: string;
}

/** What the sources gave; each setting was looked for on its own. */
export type FoundSettings = {
  readonly [Name in SettingName]: FoundSetting<SettingValue<Name>> | undefined;
};

/** Settings as a connection shows them: of a secret only the source. */
export type ShownSettings = {
  readonly [Name in SettingName]?: (typeof settingKeys)[Name]["secret"] extends true
    ? { readonly source: string }
    : FoundSetting<SettingValue<Name>>;
};

/** Settings that were given, as nobody has checked yet. */
export type GivenSettings = { readonly [Name in SettingName]?: unknown };

/** Settings under the keys of config files: the current one of each. */
export function toSettingKeys(settings: GivenSettings): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    settingNames().map((name) => [settingKeys[name].keys[0], ownField(settings, name)]),
  );
}

/** The names of all settings. */
export function settingNames(): readonly SettingName[] {
  return Object.keys(settingKeys).filter((name): name is SettingName =>
    Object.hasOwn(settingKeys, name),
  );
}

/** Walks the sources for each setting; the first one with a value that is not blank wins. */
export async function findSettings(sources: readonly SettingsSource[]): Promise<FoundSettings> {
  const isText = (value: unknown): value is string => typeof value === "string";
  const isReference = (value: unknown): value is string | number =>
    isText(value) || typeof value === "number";

  async function find<T extends string | number>(
    name: SettingName,
    isValue: (value: unknown) => value is T,
  ): Promise<FoundSetting<T> | undefined> {
    for (const source of sources) {
      for (const key of settingKeys[name].keys) {
        const given = (await source.get(key)) ?? "";
        const value: unknown = typeof given === "string" ? given.trim() : given;
        if (!isValue(value)) {
          const place =
            source.name === "argument" ? `The option ${name}` : `${key} in ${source.name}`;
          throw new SettingsError(
            `${place} must be text${isValue(0) ? " or a number" : ""}, but is ${kindOf(value)}.`,
          );
        }
        if (value !== "") {
          return Object.freeze({ value, source: source.name });
        }
      }
    }
    return undefined;
  }

  return {
    apiToken: await find("apiToken", isText),
    host: await find("host", isText),
    workspace: await find("workspace", isReference),
    project: await find("project", isReference),
  };
}

/** The arguments of `connect`, as the first source. */
export function argumentSource(settings: GivenSettings): SettingsSource {
  return objectSource("argument", toSettingKeys(settings));
}

/** The settings that were found, without what is secret. */
export function showSettings(found: FoundSettings): ShownSettings;
export function showSettings(found: FoundSettings): object {
  return Object.fromEntries(
    settingNames().flatMap((name) => {
      const setting = found[name];
      const shown = setting && settingKeys[name].secret ? { source: setting.source } : setting;
      return shown === undefined ? [] : [[name, Object.freeze(shown)]];
    }),
  );
}

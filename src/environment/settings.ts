import { SettingsError } from "../errors.ts";
import type { SettingsSource } from "./source.ts";

/** The settings that can be found somewhere, and the protocol's keys for each, newest first. */
const keysOf = {
  apiToken: ["VECTICE_API_TOKEN"],
  host: ["VECTICE_HOST", "VECTICE_API_ENDPOINT"],
  workspace: ["WORKSPACE"],
  project: ["PROJECT"],
} as const;

type Setting = keyof typeof keysOf;

/** A setting and the name of the source that gave it. */
export interface Found<T> {
  readonly value: T;
  readonly source: string;
  /** The key it was found under. */
  readonly key: string;
}

/** What the sources gave; each setting was looked for on its own. */
export interface FoundSettings {
  readonly apiToken: Found<string> | undefined;
  readonly host: Found<string> | undefined;
  readonly workspace: Found<string | number> | undefined;
  readonly project: Found<string | number> | undefined;
}

/** Walks the sources for each setting; the first one with a value that is not blank wins. */
export async function findSettings(sources: readonly SettingsSource[]): Promise<FoundSettings> {
  return {
    apiToken: textOnly(await find("apiToken", sources)),
    host: textOnly(await find("host", sources)),
    workspace: await find("workspace", sources),
    project: await find("project", sources),
  };
}

/** The arguments of `connect`, as the first source. */
export function argumentSource(
  options: Readonly<Partial<Record<Setting, unknown>>>,
): SettingsSource {
  return {
    name: "argument",
    get: (key) => {
      const setting = Object.entries(keysOf).find(([, [current]]) => current === key)?.[0];
      switch (setting) {
        case "apiToken":
        case "host":
        case "workspace":
        case "project":
          return options[setting];
        default:
          return undefined;
      }
    },
  };
}

async function find(
  setting: Setting,
  sources: readonly SettingsSource[],
): Promise<Found<string | number> | undefined> {
  for (const source of sources) {
    for (const key of keysOf[setting]) {
      const given: unknown = await source.get(key);
      const value = checked(given, setting, key, source.name);
      if (value !== undefined) {
        return { value, source: source.name, key };
      }
    }
  }
  return undefined;
}

function checked(
  value: unknown,
  setting: Setting,
  key: string,
  source: string,
): string | number | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (typeof value === "string") {
    const text = value.trim();
    return text === "" ? undefined : text;
  }
  const numbers = setting === "workspace" || setting === "project";
  if (numbers && typeof value === "number") {
    return value;
  }
  const name = source === "argument" ? `The option ${setting}` : `${key} in ${source}`;
  const kind = Array.isArray(value) ? "a list" : `a ${typeof value}`;
  throw new SettingsError(`${name} must be text${numbers ? " or a number" : ""}, but is ${kind}.`);
}

function textOnly(found: Found<string | number> | undefined): Found<string> | undefined {
  return found === undefined ? undefined : { ...found, value: String(found.value) };
}

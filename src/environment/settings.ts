import { SettingsError } from "../errors.ts";
import { kindOf, objectSource, type SettingsSource } from "./source.ts";

/** The settings that can be found somewhere. */
export interface Settings<Text = string, Reference = string | number> {
  readonly apiToken?: Text | undefined;
  readonly host?: Text | undefined;
  readonly workspace?: Reference | undefined;
  readonly project?: Reference | undefined;
}

/** Settings under the protocol's keys. */
export function keyed({
  apiToken: VECTICE_API_TOKEN,
  host: VECTICE_HOST,
  workspace: WORKSPACE,
  project: PROJECT,
}: Settings<unknown, unknown>): Readonly<Record<string, unknown>> {
  return { VECTICE_API_TOKEN, VECTICE_HOST, WORKSPACE, PROJECT };
}

/** A setting and the name of the source that gave it. */
export interface Found<T> {
  readonly value: T;
  readonly source: string;
}

/** What the sources gave; each setting was looked for on its own. */
export type FoundSettings = Settings<Found<string>, Found<string | number>>;

/** Walks the sources for each setting; the first one with a value that is not blank wins. */
export async function findSettings(sources: readonly SettingsSource[]): Promise<FoundSettings> {
  const isText = (value: unknown): value is string => typeof value === "string";
  const isReference = (value: unknown): value is string | number =>
    isText(value) || typeof value === "number";

  async function find<T extends string | number>(
    fits: (value: unknown) => value is T,
    setting: keyof Settings,
    ...keys: readonly string[]
  ): Promise<Found<T> | undefined> {
    for (const source of sources) {
      for (const key of keys) {
        const given = (await source.get(key)) ?? "";
        const value: unknown = typeof given === "string" ? given.trim() : given;
        if (!fits(value)) {
          const { name } = source;
          const place = name === "argument" ? `The option ${setting}` : `${key} in ${name}`;
          throw new SettingsError(
            `${place} must be text${fits(0) ? " or a number" : ""}, but is ${kindOf(value)}.`,
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
    apiToken: await find(isText, "apiToken", "VECTICE_API_TOKEN"),
    // The older key stands last.
    host: await find(isText, "host", "VECTICE_HOST", "VECTICE_API_ENDPOINT"),
    workspace: await find(isReference, "workspace", "WORKSPACE"),
    project: await find(isReference, "project", "PROJECT"),
  };
}

/** The arguments of `connect`, as the first source. */
export function argumentSource(settings: Settings<unknown, unknown>): SettingsSource {
  return objectSource("argument", keyed(settings));
}

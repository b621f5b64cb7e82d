import { SettingsError } from "../errors.ts";
import type { ConfigReading, Environment } from "./environment.ts";
import { noJson } from "./settings-text.ts";
import type { settingKeys, SettingName, SettingValue } from "./settings.ts";
import { isSettingsObject, kindOf, objectSource, type SettingsSource } from "./source.ts";

/** The config file's content, as it is downloaded from the web app. */
export type ConfigObject = {
  readonly [Name in SettingName as (typeof settingKeys)[Name]["keys"][number]]?:
    | SettingValue<Name>
    | undefined;
};

/** A config file: a path (Node), a URL, a Blob or File (browser), or the parsed object. */
export type Config = string | URL | Blob | ConfigObject;

/** The settings source of the `config` option. */
export async function configSource(
  config: Config,
  { readConfig }: Environment,
  reading: ConfigReading,
): Promise<SettingsSource> {
  let name = "the config object";
  let value: unknown = config;
  if (typeof config === "string" || config instanceof URL || config instanceof Blob) {
    if (readConfig === undefined) {
      throw new SettingsError("Here config can only be the parsed object.");
    }
    const file = await readConfig(config, reading);
    name = file.name;
    try {
      value = JSON.parse(file.text.replace(/^\uFEFF/, ""));
    } catch {
      // JSON's own message stays out: it quotes the text, token and all.
      const form = noJson(file.text);
      throw new SettingsError(
        `${name} is not valid JSON${form === undefined ? "" : ` (it is ${form})`}. Download it from the web app once more.`,
      );
    }
  }
  if (!isSettingsObject(value)) {
    throw new SettingsError(`${name} must hold an object, but holds ${kindOf(value)}.`);
  }
  return objectSource(name, value);
}

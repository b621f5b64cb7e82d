import * as v from "valibot";
import { SettingsError } from "../errors.ts";
import type { ConfigReading, Environment } from "./environment.ts";
import { objectSource, SettingsObjectSchema, type SettingsSource } from "./source.ts";

/** The config file's content, as it is downloaded from the web app. */
export interface ConfigObject {
  readonly VECTICE_API_TOKEN?: string | undefined;
  readonly VECTICE_HOST?: string | undefined;
  /** The older name of `VECTICE_HOST`. */
  readonly VECTICE_API_ENDPOINT?: string | undefined;
  readonly WORKSPACE?: string | number | undefined;
  readonly PROJECT?: string | number | undefined;
}

/** A config file: a path (Node), a URL, a Blob or File (browser), or the parsed object. */
export type Config = string | URL | Blob | ConfigObject;

/** The settings source of the `config` option. */
export async function configSource(
  config: Config,
  environment: Environment,
  reading: ConfigReading,
): Promise<SettingsSource> {
  if (typeof config === "string" || config instanceof URL || config instanceof Blob) {
    if (environment.readConfig === undefined) {
      throw new SettingsError(
        "Here config can only be the parsed object: there are no files to read.",
      );
    }
    const { name, text } = await environment.readConfig(config, reading);
    return parsed(name, parseConfig(name, text));
  }
  return parsed("the config object", config);
}

/** Parses a config file's text. JSON's own message stays out: it quotes the text, token and all. */
function parseConfig(name: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new SettingsError(
      `${name} is not valid JSON. Download it from the web app once more, or mend it by hand: ` +
        'it is a flat object, such as { "VECTICE_HOST": "…", "VECTICE_API_TOKEN": "…" }.',
    );
  }
}

function parsed(name: string, value: unknown): SettingsSource {
  const record = v.safeParse(SettingsObjectSchema, value);
  if (!record.success) {
    const kind = Array.isArray(value) ? "a list" : value === null ? "null" : `a ${typeof value}`;
    throw new SettingsError(`${name} must hold an object with settings, but holds ${kind}.`);
  }
  return objectSource(name, record.output);
}

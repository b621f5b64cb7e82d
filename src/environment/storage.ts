import * as v from "valibot";
import type { Logger } from "../client/logger.ts";
import { SettingsError } from "../errors.ts";
import { SettingsObjectSchema } from "./source.ts";

/** The one localStorage item: the same JSON as a config file. */
const item = "vectice";

/** What `saveSettings` keeps for `connect` on this page's origin. */
export interface SavedSettings {
  /** Every script of the page can read it: see "Security of tokens in a page" in the README. */
  readonly apiToken?: string | undefined;
  readonly host?: string | undefined;
  readonly workspace?: string | number | undefined;
  readonly project?: string | number | undefined;
}

/**
 * Keeps settings in this browser, where `connect()` finds them; it replaces what was kept before.
 * Anything in localStorage is readable by every script of the page: for a page with scripts of
 * others, keep the token off it with `accessToken` or a proxy.
 *
 * @throws {@link SettingsError} when the browser keeps nothing: storage is blocked, full or absent.
 * @example
 * saveSettings({ apiToken, host: "https://vectice.example.com" });
 * const connection = await connect();
 */
export function saveSettings(settings: SavedSettings): void {
  const text = JSON.stringify({
    VECTICE_API_TOKEN: settings.apiToken,
    VECTICE_HOST: settings.host,
    WORKSPACE: settings.workspace,
    PROJECT: settings.project,
  });
  try {
    storage().setItem(item, text);
  } catch {
    throw new SettingsError(
      "The settings could not be saved: this browser's localStorage is blocked, full or absent. Pass them to connect() instead.",
    );
  }
}

/**
 * Removes what `saveSettings` kept. Does nothing where there is no storage.
 *
 * @example
 * clearSettings();
 */
export function clearSettings(): void {
  try {
    storage().removeItem(item);
  } catch {
    // Where nothing can be kept, nothing is kept.
  }
}

/** The saved settings; rubbish and blocked storage are warned about, and count as none. */
export function readSavedSettings(logger: Logger): Record<string, unknown> {
  // Workers have none, which is no news to anybody.
  if (!("localStorage" in globalThis)) {
    return {};
  }
  let text: string | null;
  try {
    text = storage().getItem(item);
  } catch {
    logger.warn(
      "This browser blocks localStorage: saved settings are not available. Pass them to connect() instead.",
    );
    return {};
  }
  try {
    return text === null ? {} : v.parse(SettingsObjectSchema, JSON.parse(text));
  } catch {
    logger.warn(
      `The localStorage item "${item}" is not a JSON object with settings and is ignored. clearSettings() removes it.`,
    );
    return {};
  }
}

function storage(): Storage {
  const found: Storage | null | undefined = globalThis.localStorage;
  if (found === null || found === undefined) {
    throw new SettingsError("There is no localStorage here.");
  }
  return found;
}

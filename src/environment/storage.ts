import type { Logger } from "../client/text/logger.ts";
import { SettingsError } from "../errors.ts";
import { type SettingName, type SettingValue, toSettingKeys } from "./settings.ts";
import { isSettingsObject } from "./source.ts";

/** The one localStorage item: the same JSON as a config file. */
const item = "vectice";

/**
 * What `saveSettings` keeps for `connect` on this page's origin. Every script of the page can read it:
 * see "Keep tokens off the page" in the documentation.
 */
export type SavedSettings = {
  readonly [Name in SettingName]?: SettingValue<Name> | undefined;
};

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
  try {
    globalThis.localStorage.setItem(item, JSON.stringify(toSettingKeys(settings)));
  } catch {
    throw new SettingsError(
      "The settings could not be saved: localStorage is blocked, full or absent. Pass them to connect().",
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
    globalThis.localStorage.removeItem(item);
  } catch {
    // Where nothing can be kept, nothing is kept.
  }
}

/** The saved settings; rubbish and blocked storage are warned about, and count as none. */
export function readSavedSettings(logger: Logger): object {
  // Workers have none, which is no news to anybody.
  if (!("localStorage" in globalThis)) {
    return {};
  }
  let text: string | null | undefined;
  try {
    text = globalThis.localStorage.getItem(item);
    const saved: unknown = JSON.parse(text ?? "{}");
    if (isSettingsObject(saved)) {
      return saved;
    }
  } catch {}
  logger.warn(
    text === undefined
      ? "localStorage is blocked: pass settings to connect()."
      : `The localStorage item "${item}" is no JSON object and is ignored. clearSettings() removes it.`,
  );
  return {};
}

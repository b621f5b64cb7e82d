import { settingKeys } from "./settings.ts";

const keys = Object.values(settingKeys)
  .flatMap((setting): readonly string[] => setting.keys)
  .join("|");
const yaml = new RegExp(`^[\\t ]*["']?(?:${keys})["']?[\\t ]*:`, "m");
const dotenv = new RegExp(`^[\\t ]*(?:export[\\t ]+)?(?:${keys})[\\t ]*=`, "m");

/**
 * What the text of a settings file is that is none, because it was saved as something else; undefined
 * where it may be one. Bytes that are no UTF-8 have come as U+FFFD.
 */
export function encodingOf(text: string): string | undefined {
  if (text.includes("\0")) {
    // Every other byte of plain text in UTF-16 is zero; the marks in front of it are no UTF-8.
    return /^\uFFFD{2}|^(?:[^\0]\0){2}|^(?:\0[^\0]){2}/u.test(text)
      ? "UTF-16, save it as UTF-8"
      : "binary, holds NUL bytes";
  }
  return /^\uFFFD{2}/u.test(text)
    ? "UTF-16, save it as UTF-8"
    : text.includes("\uFFFD")
      ? "no UTF-8, save it as UTF-8"
      : undefined;
}

/** What a file is that should hold lines of KEY=value; undefined where it may. */
export function noDotenv(text: string): string | undefined {
  return (
    encodingOf(text) ??
    (/^\s*[[{]/.test(text)
      ? "JSON, give it as the option config, or write lines of KEY=value"
      : yaml.test(text) && !dotenv.test(text)
        ? "YAML, write lines of KEY=value"
        : undefined)
  );
}

/** What a file is that should hold JSON, and does not; undefined where nothing is known. */
export function noJson(text: string): string | undefined {
  return (
    encodingOf(text) ??
    (text.trim() === ""
      ? "empty"
      : dotenv.test(text)
        ? "lines of KEY=value"
        : yaml.test(text) && !/^\s*\{/.test(text)
          ? "YAML"
          : undefined)
  );
}

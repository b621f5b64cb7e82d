import { SettingsError } from "../../errors.ts";

/**
 * A token as it may be sent: trimmed, without control characters, which would break headers.
 * The message names where it came from and never shows it.
 */
export function cleanToken(text: string, source: string): string {
  const token = text.trim();
  if (!/^[!-~]+$/.test(token)) {
    throw new SettingsError(
      `The token from ${source} is empty or holds a character that no token has. Copy it once more, whole.`,
    );
  }
  return token;
}

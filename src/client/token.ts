import { SettingsError } from "../errors.ts";

/**
 * A token as it may be sent: trimmed, without control characters, which would break headers.
 * The message names where it came from and never shows it.
 */
export function cleanToken(text: string, source: string): string {
  const token = text.trim();
  if (token === "") {
    throw new SettingsError(`The token from ${source} is empty.`);
  }
  if (!/^[\u0021-\u007e]+$/.test(token)) {
    throw new SettingsError(
      `The token from ${source} holds a space, a line break or another character that no token has. Copy it once more, whole.`,
    );
  }
  return token;
}

/** What ends lines, moves the cursor, or turns the direction of the text around. */
const dangerous = /[\p{Cc}\p{Zl}\p{Zp}\s\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]+/gu;

/** A value as one line of text: foreign text can neither break a table nor take over a terminal. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) {
    return "";
  }
  const text =
    value instanceof Date
      ? value.toISOString()
      : typeof value === "string"
        ? value
        : (JSON.stringify(value) ?? "");
  return text.replace(dangerous, " ").trim().toWellFormed();
}

/** Text of several lines, each of them cleaned. */
export function cleanLines(text: string): string {
  return text.split("\n").map(cellText).join("\n");
}

/** JSON whose texts hold nothing that a terminal obeys: such characters are escaped, so nothing is lost. */
export function jsonText(value: unknown, indent?: number): string {
  return (JSON.stringify(value, undefined, indent) ?? "null").replace(
    /[\u007F-\u009F\u200B\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

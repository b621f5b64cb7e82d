import { concealJwts } from "../../conceal-jwts.ts";
import { clean } from "../../client/text/excerpt.ts";

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
  return clean(text).replace(/\s+/gu, " ").trim();
}

/** Text of several lines, each of them cleaned. */
export function cleanLines(text: string): string {
  return text.split("\n").map(cellText).join("\n");
}

/** JSON whose texts hold nothing that a terminal obeys: such characters are escaped, so nothing is lost but JWTs. */
export function jsonText(value: unknown, indent?: number): string {
  return concealJwts(JSON.stringify(value, undefined, indent) ?? "null").replace(
    /[\u007F-\u009F\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) =>
      Array.from(
        { length: character.length },
        (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`,
      ).join(""),
  );
}

import { concealJwts } from "../../conceal-jwts.ts";

/** Takes secrets out; a redactor does. */
interface Redacting {
  redact(text: string): string;
}

/**
 * What ends a line, is obeyed by a terminal, or turns the direction of a line around. It becomes a
 * space, because a secret's parts that it kept apart must not come together.
 */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;
/** Half of a character: whoever decodes such text fails, or shows a box. */
const half = /\p{Cs}/gu;
/** A character as people count: a flag, or a letter with its marks. Marks beyond eight count anew. */
const character = /\p{RI}{2}|.[\p{M}\p{EMod}]{0,8}/gsu;

const longestExcerpt = 300;
const longestName = 120;

/**
 * Foreign text as a line that is safe to show on a terminal, in a log or on a page. Everything that
 * shows foreign text uses this, because cleaners that differ leave gaps. What looks like a JWT goes in any
 * case, other secrets where a redactor knows them.
 */
export function clean(text: string, redactor?: Redacting): string {
  return concealJwts(redactor?.redact(text) ?? text)
    .replace(unsafe, " ")
    .replace(half, "\u{FFFD}");
}

/** Text without its end where it has more than `most` characters; none is cut in two. */
export function cut(text: string, most: number): string {
  if (text.length <= most) {
    return text;
  }
  let end = 0;
  let count = 0;
  for (const { index } of text.matchAll(character)) {
    count += 1;
    if (count === most) {
      end = index;
    } else if (count > most) {
      return `${text.slice(0, end)}…`;
    }
  }
  return text;
}

/** How many characters a text has, as people count. */
export function lengthOf(text: string): number {
  return text.match(character)?.length ?? 0;
}

/** The words of a server or a person, as messages show them: one line, not endless, no secret. */
export function excerpt(text: string, redactor?: Redacting, most = longestExcerpt): string {
  return cut(clean(text, redactor).replace(/\s+/gu, " ").trim(), most);
}

/** A name as messages show it: in quotes, on one line, not endless. Its spaces stay, because they may be what is wrong. */
export function quoted(name: string | number): string {
  // Callers without types give anything, also what no text can be made of.
  const text = typeof name === "string" || typeof name === "number" ? String(name) : typeof name;
  return JSON.stringify(cut(clean(text), longestName));
}

/** A kind of thing in words: `modelVersion` → `model version`. */
export function wordsOf(resource: string): string {
  return resource.replace(/(?=[A-Z])/, " ").toLowerCase();
}

import type { Redactor } from "../../client/text/redactor.ts";

const longestMessage = 300;
/** Of a longer message nothing else is looked at. */
const longestLookedAt = 2_000;
/**
 * Where a stack trace begins: at a line's end, or on the same line at a word `at` before a place
 * in a program. A time of day is none.
 */
const trace =
  /[\r\n\u0085\u2028\u2029]|\\n|(?<!\s)\s+at\s+(?![\d:.TZ-]+(?:[\s,;.]|$))(?=(?:async\s|new\s)?(?:\S*[/\\:(]|\S+\s(?:\[as \S+\]\s)?\())/;

/** A message without the stack trace that may follow it. */
export function errorMessage(message: string, redactor: Redactor): string {
  const [line = ""] = redactor.redact(message).slice(0, longestLookedAt).split(trace, 1);
  return line.replace(/\p{Cc}+/gu, " ").slice(0, longestMessage);
}

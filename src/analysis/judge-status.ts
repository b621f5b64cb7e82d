import { type Judgement, undecided } from "./judgement.ts";
import { risks } from "./known-values.ts";

/** Judges a status or an approval: it must be one of those that will do, and a word that is known. */
export function judgeStatus(
  given: string | null | undefined,
  wanted: readonly string[],
  known: readonly string[],
): Judgement {
  const actual = given ?? null;
  if (actual === null) {
    return undecided("The server gives none.");
  }
  if (!known.includes(actual)) {
    return { outcome: "unknown", reason: `"${actual}" is a word that is not known here.`, actual };
  }
  return wanted.includes(actual)
    ? { outcome: "pass", reason: `It is ${actual}.`, actual }
    : { outcome: "fail", reason: `It is ${actual}, not ${wanted.join(" or ")}.`, actual };
}

/** Judges a risk: one that nobody has set is neither high nor low. */
export function judgeRisk(
  given: string | null | undefined,
  limit: (typeof risks)[number],
): Judgement {
  const actual = given ?? null;
  const height = risks.findIndex((risk) => risk === actual);
  if (actual === null || actual === "UNDEFINED") {
    return { outcome: "unknown", reason: "Nobody has set the risk.", actual };
  }
  if (height === -1) {
    return { outcome: "unknown", reason: `"${actual}" is a word that is not known here.`, actual };
  }
  return height <= risks.indexOf(limit)
    ? { outcome: "pass", reason: `It is ${actual}, at most ${limit}.`, actual }
    : { outcome: "fail", reason: `It is ${actual}, above ${limit}.`, actual };
}

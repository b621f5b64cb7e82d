import { SettingsError } from "../../errors.ts";
import { Refusal } from "../refusal.ts";

/** How much a caller may ask for; whatever is over it is refused before anything is forwarded. */
export interface ProxyLimits {
  /** Bytes of a request's body, and characters of the document that is written anew from it; default 100,000. */
  readonly bodyBytes: number;
  /** Bytes of a GraphQL answer; default 33,554,432 (32 MiB). Downloads are streamed and have no limit. */
  readonly answerBytes: number;
  /** Bytes of an uploaded file, counted while it passes; default 104,857,600 (100 MiB), the most that Vectice takes. */
  readonly uploadBytes: number;
  /**
   * Milliseconds for a request, from its first byte to the answer's headers, for each part of an answer to come and to
   * be read, and for each part of an upload likewise; default 30,000.
   */
  readonly time: number;
  /** Selections inside selections, with up to 8 levels of fragments more; default 12. */
  readonly depth: number;
  /** Fields, with those of fragments counted wherever they are used; default 500. */
  readonly fields: number;
  /** Fields at the root of the operation; default 20. */
  readonly rootFields: number;
  /**
   * Objects that a document may make Vectice look up: each list multiplies what is asked within it, by the size of
   * its page, which is at most 100, or by 12; default 200,000.
   */
  readonly cost: number;
  /** Aliases in the document; default 30. */
  readonly aliases: number;
  /** Words and signs of the document, as GraphQL counts them; default 3,000. */
  readonly tokens: number;
}

const defaults: ProxyLimits = {
  bodyBytes: 100_000,
  answerBytes: 33_554_432,
  uploadBytes: 104_857_600,
  time: 30_000,
  depth: 12,
  fields: 500,
  rootFields: 20,
  cost: 200_000,
  aliases: 30,
  tokens: 3_000,
};

/** The limits with their defaults, checked. */
export function limitsOf(given: Partial<ProxyLimits> = {}): ProxyLimits {
  const limits = { ...defaults, ...given };
  for (const [name, value] of Object.entries(limits)) {
    if (
      !Object.hasOwn(defaults, name) ||
      !Number.isInteger(value) ||
      value < 1 ||
      value > 2_147_483_647
    ) {
      throw new SettingsError(
        `The option limits.${name} must be one of ${Object.keys(defaults).join(", ")} and a whole number from 1 to 2,147,483,647, but is ${typeof value === "number" ? value : `a ${typeof value}`}.`,
      );
    }
  }
  return limits;
}

/** Refuses a document that is over one of the limits. */
export function atMost(limit: keyof ProxyLimits, value: number, most: number): void {
  if (value > most) {
    throw new Refusal(400, "limits", `The document is over the limit ${limit} of ${most}.`);
  }
}

import type { ProxyLimits } from "./limits.ts";
import { Refusal } from "../refusal.ts";

/** Refuses a document that is over one of the limits. */
export function atMost(limit: keyof ProxyLimits, value: number, most: number): void {
  if (value > most) {
    throw new Refusal(400, "limits", `The document is over the limit ${limit} of ${most}.`);
  }
}

import type { Judgement } from "./judgement.ts";

/** A judgement where there is no telling. */
export function undecided(reason: string): Judgement {
  return { outcome: "unknown", reason, actual: null };
}

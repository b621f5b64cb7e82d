import type { Context } from "../context.ts";

/** What is known of a thing before anything was read of it. */
export interface KnownParts<Thing = never> {
  readonly context: Context;
  readonly id: string;
  /** Gives the thing itself, where it is open. */
  readonly self?: () => Thing;
}

import * as v from "valibot";
import { maybe, maybeText, number, text } from "./leaf.ts";
import { PhaseSchema } from "./phase.ts";
import { MaybeUserSchema } from "./user.ts";

/** An iteration as lists have it: its phase is known there. */
export const ListedIterationSchema = v.object({
  vecticeId: text,
  index: number,
  name: maybeText,
  description: maybeText,
  status: text,
  starred: maybe(v.boolean()),
  owner: MaybeUserSchema,
});

/** An iteration with its phase and project. */
export const IterationSchema = v.object({ ...ListedIterationSchema.entries, phase: PhaseSchema });

export type ListedIterationData = v.InferOutput<typeof ListedIterationSchema>;

import * as v from "valibot";
import { maybe, number, text } from "./leaf.ts";
import { ProjectSchema } from "./project.ts";
import { MaybeUserSchema } from "./user.ts";

/** A phase as lists have it: its project is known there. */
export const ListedPhaseSchema = v.object({
  vecticeId: text,
  name: text,
  index: number,
  status: text,
  owner: MaybeUserSchema,
  iterationsCount: maybe(
    v.object({ notStarted: number, inProgress: number, inReview: number, total: number }),
  ),
});

/** A phase with its project. */
export const PhaseSchema = v.object({ ...ListedPhaseSchema.entries, parent: ProjectSchema });

export type ListedPhaseData = v.InferOutput<typeof ListedPhaseSchema>;

import * as v from "valibot";

/** A workspace as the protocol has it. */
export const WorkspaceSchema = v.object({
  vecticeId: v.string(),
  name: v.string(),
  description: v.nullish(v.string(), null),
});

export type WorkspaceData = v.InferOutput<typeof WorkspaceSchema>;

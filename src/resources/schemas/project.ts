import * as v from "valibot";
import { WorkspaceSchema } from "./workspace.ts";

/** A project as the protocol has it. */
export const ProjectSchema = v.object({
  vecticeId: v.string(),
  name: v.string(),
  description: v.nullish(v.string(), null),
  workspace: WorkspaceSchema,
});

export type ProjectData = v.InferOutput<typeof ProjectSchema>;

import * as v from "valibot";
import { maybeText, text } from "./leaf.ts";
import { WorkspaceSchema } from "./workspace.ts";

/** A project as the protocol has it. */
export const ProjectSchema = v.object({
  vecticeId: text,
  name: text,
  description: maybeText,
  workspace: WorkspaceSchema,
});

export type ProjectData = v.InferOutput<typeof ProjectSchema>;

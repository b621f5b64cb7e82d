import * as v from "valibot";
import { maybeText, text } from "./leaf.ts";

/** A workspace as the protocol has it. */
export const WorkspaceSchema = v.object({
  vecticeId: text,
  name: text,
  description: maybeText,
});

export type WorkspaceData = v.InferOutput<typeof WorkspaceSchema>;

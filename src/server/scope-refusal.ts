import { Refusal } from "./refusal.ts";

/** The answer to what may lead out of a narrowed caller's workspaces. */
export function scopeRefusal(message: string): Refusal {
  return new Refusal(403, "workspace_scope", message);
}

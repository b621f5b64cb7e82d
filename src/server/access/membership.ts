import type { Ownership } from "./workspace-of.ts";

/** The ids whose workspace can be asked for. */
export const idForm = /^(?:WSP|PRJ|PHA|ITR|DTS|DTV|MDL|MDV)-\d{1,15}$/;

/** Asks whether an id, or a workspace's name, is in the caller's workspaces. */
export interface Membership {
  has(id: string): Promise<boolean>;
  hasName(name: string): Promise<boolean>;
}

export function membershipOf(
  workspaces: readonly string[],
  ownership: Ownership,
  request: Request,
  signal: AbortSignal,
): Membership {
  const among = (workspace: string | undefined): boolean =>
    workspace !== undefined && workspaces.includes(workspace);
  return {
    has: async (id) => idForm.test(id) && among(await ownership.ofId(id, request, signal)),
    hasName: async (name) => among(await ownership.ofName(name, request, signal)),
  };
}

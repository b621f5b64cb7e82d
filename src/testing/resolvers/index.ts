import type { Resolver } from "./context.ts";
import { phaseResolvers } from "./phase.ts";
import { projectResolvers } from "./project.ts";
import { userResolvers } from "./user.ts";
import { workspaceResolvers } from "./workspace.ts";

/** Every root field that the reference backend serves. */
export const resolvers: ReadonlyMap<string, Resolver> = new Map(
  Object.entries({
    ...userResolvers,
    ...workspaceResolvers,
    ...projectResolvers,
    ...phaseResolvers,
  }),
);

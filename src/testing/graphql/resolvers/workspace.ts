import * as v from "valibot";
import type { WorkspaceData } from "../../store/data.ts";
import type { Resolver } from "./context.ts";
import type { TypeResolver } from "./field.ts";
import { listOf } from "./list.ts";
import { onlyOne, workspacesOf, workspaceWithId } from "./rights.ts";

const NameSchema = v.object({ name: v.string() });

/** Workspaces: a user sees only those that one belongs to. */
export const workspaceResolvers: Readonly<Record<string, Resolver>> = {
  getWorkspaceById: (args, context) => workspaceWithId(args["workspaceId"], context),
  getWorkspaceByName: (args, context) => {
    const { name } = v.parse(NameSchema, args);
    const found = context.store.workspaces
      .all("name", name)
      .filter(({ members }) => members.includes(context.user.email));
    return onlyOne(found, "a workspace of this name");
  },
  getUserWorkspaceList: (args, context) => listOf(workspacesOf(context), args, context),
};

export const workspaceFields: TypeResolver<WorkspaceData> = { vecticeId: ({ id }) => id };

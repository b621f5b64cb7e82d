import * as v from "valibot";
import { pageOf } from "../paging.ts";
import { onlyOne, type Resolver, workspacesOf, workspaceWithId } from "./context.ts";
import { viewOfWorkspace } from "./views.ts";

/** Arguments that name a page. */
export const PageSchema = v.optional(
  v.nullable(v.object({ index: v.nullish(v.number()), size: v.nullish(v.number()) })),
);

const NameSchema = v.object({ name: v.string() });

/** Workspaces: a user sees only those that one belongs to. */
export const workspaceResolvers: Readonly<Record<string, Resolver>> = {
  getWorkspaceById: (args, context) =>
    viewOfWorkspace(workspaceWithId(args["workspaceId"], context)),
  getWorkspaceByName: (args, context) => {
    const { name } = v.parse(NameSchema, args);
    const found = context.store.workspaces
      .all("name", name)
      .filter(({ members }) => members.includes(context.user.email));
    return viewOfWorkspace(onlyOne(found, "a workspace of this name"));
  },
  getUserWorkspaceList: (args, context) => {
    const { page } = v.parse(v.object({ page: PageSchema }), args);
    return pageOf(workspacesOf(context), page ?? {}, context.pageLimit, viewOfWorkspace);
  },
};

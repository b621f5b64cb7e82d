import type { ProjectData } from "../../store/data.ts";
import type { Resolver } from "./context.ts";
import type { TypeResolver } from "./field.ts";
import { listOf } from "./list.ts";
import { onlyOne, projectWithId, workspaceWithId } from "./rights.ts";

/** Projects and the templates that they are made from. */
export const projectResolvers: Readonly<Record<string, Resolver>> = {
  getProjectById: (args, context) => projectWithId(args["projectId"], context),
  getProjectByName: (args, context) => {
    const workspace = workspaceWithId(args["workspaceId"], context);
    const found = context.store.projects
      .all("name", args["name"])
      .filter((project) => project.workspace === workspace.id);
    return onlyOne(found, "a project of this name");
  },
  getProjectList: (args, context) => {
    const workspace = workspaceWithId(args["workspaceId"], context);
    return listOf(context.store.projects.all("workspace", workspace.id), args, context);
  },
  getProjectTemplateList: (_, { store }) => store.data.templates,
};

export const projectFields: TypeResolver<ProjectData> = {
  vecticeId: ({ id }) => id,
  workspace: ({ workspace }, context) => workspaceWithId(workspace, context),
};

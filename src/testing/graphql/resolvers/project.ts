import * as v from "valibot";
import type { ProjectData } from "../../store/data.ts";
import { Refusal } from "../../refusal.ts";
import type { PhaseSeed } from "../../seed/phase.ts";
import { addProject } from "../../seed/project.ts";
import { numberOf, type Resolver, type ResolverContext } from "./context.ts";
import type { TypeResolver } from "./field.ts";
import { listOf } from "./list.ts";
import { onlyOne, projectWithId, workspaceWithId } from "./rights.ts";

const CreateSchema = v.object({
  name: v.nullish(v.string(), ""),
  description: v.nullish(v.string()),
  templateName: v.nullish(v.string()),
  copyProjectId: v.nullish(v.string()),
});

/** Projects and the templates they are made from. */
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
  createProject: (args, context) => {
    const workspace = workspaceWithId(args["workspaceId"], context);
    const { name, description, ...origin } = v.parse(CreateSchema, args["data"]);
    if (name.trim() === "") {
      throw new Refusal(400, "a project needs a name");
    }
    if (typeof origin.templateName === "string" && typeof origin.copyProjectId === "string") {
      throw new Refusal(400, "a project is made from a template or from a project, not from both");
    }
    const { data } = context.store;
    const text = description ?? descriptionOf(origin.copyProjectId, context);
    const id = addProject(data, workspace.id, {
      name,
      ...(text === null ? {} : { description: text }),
      phases: phasesOf(origin, context),
    });
    data.activities.push({
      id: data.activities.length + 1,
      date: new Date(context.now()).toISOString(),
      targetType: "Project",
      targetId: numberOf(id),
      targetName: name,
      workspace: workspace.id,
    });
    return projectWithId(id, context);
  },
};

/** A copy says what its original says, where nothing else is said of it. */
function descriptionOf(
  copyProjectId: string | null | undefined,
  context: ResolverContext,
): string | null {
  return typeof copyProjectId === "string"
    ? projectWithId(copyProjectId, context).description
    : null;
}

function phasesOf(
  {
    templateName,
    copyProjectId,
  }: { templateName?: string | null | undefined; copyProjectId?: string | null | undefined },
  context: ResolverContext,
): PhaseSeed[] {
  if (typeof copyProjectId === "string") {
    const source = projectWithId(copyProjectId, context);
    return context.store.phases.all("project", source.id).map(({ name }) => ({ name }));
  }
  if (typeof templateName !== "string") {
    return [];
  }
  const template = context.store.data.templates.find(({ name }) => name === templateName);
  if (template === undefined) {
    throw new Refusal(404, "there is no template of this name", "project_template_not_found");
  }
  return template.phases.map((name) => ({ name }));
}

export const projectFields: TypeResolver<ProjectData> = {
  vecticeId: ({ id }) => id,
  workspace: ({ workspace }, context) => workspaceWithId(workspace, context),
};

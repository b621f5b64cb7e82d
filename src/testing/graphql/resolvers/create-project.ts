import * as v from "valibot";
import { Refusal } from "../../refusal.ts";
import type { PhaseSeed } from "../../seed/phase.ts";
import { addProject } from "../../seed/project.ts";
import { noteActivity } from "./activity.ts";
import type { Resolver, ResolverContext } from "./context.ts";
import { projectWithId, workspaceWithId } from "./rights.ts";
import { mayWriteIn } from "./write-rights.ts";

const CreateSchema = v.object({
  name: v.nullish(v.string(), ""),
  description: v.nullish(v.string()),
  templateName: v.nullish(v.string()),
  copyProjectId: v.nullish(v.string()),
});

type Origin = Pick<v.InferOutput<typeof CreateSchema>, "templateName" | "copyProjectId">;

export const createProjectResolvers: Readonly<Record<string, Resolver>> = {
  createProject: (args, context) => {
    const workspace = workspaceWithId(args["workspaceId"], context);
    mayWriteIn(workspace.id, context);
    const { name, description, ...origin } = v.parse(CreateSchema, args["data"]);
    if (name.trim() === "") {
      throw new Refusal(400, "The project has no name. Give it one.");
    }
    const { phases, description: inherited } = contentOf(origin, context);
    const { data } = context.store;
    const text = description ?? inherited;
    const id = context.write.appended(() =>
      addProject(data, workspace.id, {
        name,
        ...(text === null ? {} : { description: text }),
        phases,
      }),
    );
    noteActivity("Project", { id, name }, id, context);
    return projectWithId(id, context);
  },
};

/** What a project begins with. The template wins where a project to copy is named too. */
function contentOf(
  { templateName, copyProjectId }: Origin,
  context: ResolverContext,
): { phases: PhaseSeed[]; description: string | null } {
  if (typeof templateName === "string") {
    return { phases: phasesOfTemplate(templateName, context), description: null };
  }
  if (typeof copyProjectId !== "string") {
    return { phases: [], description: null };
  }
  const { id, description } = projectWithId(copyProjectId, context);
  const phases = context.store.phases.all("project", id).map(({ name }) => ({ name }));
  return { phases, description };
}

/** The templates that every organization has. */
const builtIn: ReadonlyMap<string, readonly string[]> = new Map([
  ["default", ["Business understanding", "Data preparation", "Modeling", "Deployment"]],
  ["quickstart", ["Data preparation", "Modeling"]],
  ["tutorial", ["Business understanding", "Data preparation", "Modeling", "Deployment"]],
]);

function phasesOfTemplate(wanted: string, { store }: ResolverContext): PhaseSeed[] {
  const template = store.data.templates.find(({ name }) => name === wanted);
  const phases = template?.phases ?? builtIn.get(wanted);
  if (phases === undefined) {
    throw new Refusal(
      404,
      `There is no project template called ${JSON.stringify(wanted)}`,
      "project_template_not_found",
    );
  }
  return phases.map((name) => ({ name }));
}

import type { ProjectData, WorkspaceData } from "../../store/data.ts";
import type { DatasetData, DatasetVersionData } from "../../store/dataset.ts";
import type { IterationData } from "../../store/iteration.ts";
import type { ModelData, ModelVersionData } from "../../store/model.ts";
import type { PhaseData } from "../../store/phase.ts";
import { notFound, Refusal } from "../../refusal.ts";
import type { ResolverContext } from "./context.ts";

/** An id of the kind with this prefix. */
function idOf(prefix: string, value: unknown): string {
  if (typeof value !== "string" || !value.startsWith(`${prefix}-`)) {
    throw new Refusal(400, `an id with the prefix ${prefix} is wanted here`);
  }
  return value;
}

/** The workspaces that the user is a member of. */
export function workspacesOf({ user, store }: ResolverContext): WorkspaceData[] {
  return store.data.workspaces.filter(({ members }) => members.includes(user.email));
}

/** Whether the user may see what belongs to the project with this id. */
export function seesProject(id: string | undefined, { user, store }: ResolverContext): boolean {
  const project = store.projects.one("id", id);
  const workspace = store.workspaces.one("id", project?.workspace);
  return workspace?.members.includes(user.email) ?? false;
}

export function seesDatasetVersion(version: DatasetVersionData, context: ResolverContext): boolean {
  return seesProject(context.store.datasets.one("id", version.dataset)?.project, context);
}

export function seesModelVersion(version: ModelVersionData, context: ResolverContext): boolean {
  return seesProject(context.store.models.one("id", version.model)?.project, context);
}

/** A workspace that the user may see. */
export function workspaceWithId(value: unknown, context: ResolverContext): WorkspaceData {
  const id = idOf("WSP", value);
  const workspace = context.store.workspaces.one("id", id);
  if (workspace === undefined || !workspace.members.includes(context.user.email)) {
    throw notFound(`workspace ${id}`);
  }
  return workspace;
}

/** A project that the user may see. */
export function projectWithId(value: unknown, context: ResolverContext): ProjectData {
  const id = idOf("PRJ", value);
  const project = context.store.projects.one("id", id);
  return visible(project, seesProject(id, context), `project ${id}`);
}

/** A phase that the user may see. */
export function phaseWithId(value: unknown, context: ResolverContext): PhaseData {
  const id = idOf("PHA", value);
  const phase = context.store.phases.one("id", id);
  return visible(phase, seesProject(phase?.project, context), `phase ${id}`);
}

/** An iteration that the user may see. */
export function iterationWithId(value: unknown, context: ResolverContext): IterationData {
  const id = idOf("ITR", value);
  const iteration = context.store.iterations.one("id", id);
  const phase = context.store.phases.one("id", iteration?.phase);
  return visible(iteration, seesProject(phase?.project, context), `iteration ${id}`);
}

/** A dataset that the user may see. */
export function datasetWithId(value: unknown, context: ResolverContext): DatasetData {
  const id = idOf("DTS", value);
  const dataset = context.store.datasets.one("id", id);
  return visible(dataset, seesProject(dataset?.project, context), `dataset ${id}`);
}

/** A dataset version that the user may see. */
export function datasetVersionWithId(value: unknown, context: ResolverContext): DatasetVersionData {
  const id = idOf("DTV", value);
  const version = context.store.datasetVersions.one("id", id);
  const seen = version !== undefined && seesDatasetVersion(version, context);
  return visible(version, seen, `dataset version ${id}`);
}

/** A model that the user may see. */
export function modelWithId(value: unknown, context: ResolverContext): ModelData {
  const id = idOf("MDL", value);
  const model = context.store.models.one("id", id);
  return visible(model, seesProject(model?.project, context), `model ${id}`);
}

/** A model version that the user may see. */
export function modelVersionWithId(value: unknown, context: ResolverContext): ModelVersionData {
  const id = idOf("MDV", value);
  const version = context.store.modelVersions.one("id", id);
  const seen = version !== undefined && seesModelVersion(version, context);
  return visible(version, seen, `model version ${id}`);
}

/** What was found, if the user may see it: the refusal is the same for both reasons. */
function visible<T>(found: T | undefined, seen: boolean, what: string): T {
  if (found === undefined || !seen) {
    throw notFound(what);
  }
  return found;
}

/** The only one of the records that bear a name. */
export function onlyOne<T>(found: readonly T[], what: string): T {
  const [first] = found;
  if (first === undefined) {
    throw notFound(what);
  }
  if (found.length > 1) {
    throw new Refusal(409, `${found.length} things are called so: ask for one by its id`);
  }
  return first;
}

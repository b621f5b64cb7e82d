import type { ProjectData, WorkspaceData } from "../data.ts";
import type { PhaseData } from "../data/phase.ts";
import { projectWithId, type ResolverContext, workspaceWithId } from "./context.ts";

/** A record as the schema shows it; what lies behind it is resolved only when asked for. */
export type View = Readonly<Record<string, unknown>>;

export function viewOfWorkspace({ id, name, description }: WorkspaceData): View {
  return { vecticeId: id, name, description };
}

export function viewOfProject(project: ProjectData, context: ResolverContext): View {
  const { id, name, description } = project;
  return {
    vecticeId: id,
    name,
    description,
    workspace: () => viewOfWorkspace(workspaceWithId(project.workspace, context)),
  };
}

export function viewOfPhase(phase: PhaseData, context: ResolverContext): View {
  const { id, name, index, status } = phase;
  return {
    vecticeId: id,
    name,
    index,
    status,
    owner: null,
    iterationsCount: { notStarted: 0, inProgress: 0, inReview: 0, total: 0 },
    stepsCount: 0,
    parent: () => viewOfProject(projectWithId(phase.project, context), context),
  };
}

import { Refusal } from "../../refusal.ts";
import type { IterationData } from "../../store/iteration.ts";
import type { ResolverContext } from "./context.ts";
import { iterationWithId } from "./rights.ts";

/** Refuses users who may read the workspace alone. */
export function mayWriteIn(workspace: string | undefined, context: ResolverContext): void {
  const home = context.store.workspaces.one("id", workspace);
  if (home?.readers?.includes(context.user.email) === true) {
    throw new Refusal(403, `You may read workspace ${home.id}, not write in it`);
  }
}

/** The same for what belongs to a project. */
export function mayWriteInProject(project: string | undefined, context: ResolverContext): void {
  mayWriteIn(context.store.projects.one("id", project)?.workspace, context);
}

/** The id of the project that an iteration belongs to. */
export function projectOf({ phase }: IterationData, { store }: ResolverContext): string {
  return store.phases.one("id", phase)?.project ?? "";
}

/** An iteration that the user may see and change, whatever its status. */
export function ownIteration(id: unknown, context: ResolverContext): IterationData {
  const iteration = iterationWithId(id, context);
  mayWriteInProject(projectOf(iteration, context), context);
  return iteration;
}

/** An iteration that takes content: only its own status makes it read-only. */
export function writableIteration(id: unknown, context: ResolverContext): IterationData {
  const iteration = ownIteration(id, context);
  if (!isWritable(iteration)) {
    throw new Refusal(
      412,
      `Iteration ${iteration.id} is ${iteration.status}: it takes no content`,
      "iteration_not_writable",
    );
  }
  return iteration;
}

export function isWritable({ status }: IterationData): boolean {
  return status === "NotStarted" || status === "InProgress";
}

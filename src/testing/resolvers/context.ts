import type { ProjectData, UserData, WorkspaceData } from "../data.ts";
import { notFound, Refusal } from "../refusal.ts";
import type { Store } from "../store.ts";

/** Who asks, and what there is. */
export interface ResolverContext {
  readonly user: UserData;
  readonly store: Store;
  /** The largest page given. */
  readonly pageLimit: number;
  readonly now: () => number;
}

/** Resolves one root field. */
export type Resolver = (
  args: Readonly<Record<string, unknown>>,
  context: ResolverContext,
) => unknown;

/** An id of the kind with this prefix. */
export function idOf(prefix: string, value: unknown): string {
  if (typeof value !== "string" || !value.startsWith(`${prefix}-`)) {
    throw new Refusal(400, `an id with the prefix ${prefix} is wanted here`);
  }
  return value;
}

/** The workspaces that the user is a member of. */
export function workspacesOf({ user, store }: ResolverContext): WorkspaceData[] {
  return store.data.workspaces.filter(({ members }) => members.includes(user.email));
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
  const workspace = context.store.workspaces.one("id", project?.workspace);
  if (
    project === undefined ||
    workspace === undefined ||
    !workspace.members.includes(context.user.email)
  ) {
    throw notFound(`project ${id}`);
  }
  return project;
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

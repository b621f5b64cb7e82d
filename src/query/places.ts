import type { List, ListOptions } from "../client/list/list.ts";
import type { Connection } from "../resources/connection.ts";
import type { Iteration } from "../resources/iteration.ts";
import type { IterationListOptions } from "../resources/phase.ts";
import type { Workspace } from "../resources/workspace.ts";
import type { InfiniteQuery, Query } from "./query.ts";
import { listQuery, readQuery } from "./query.ts";
import type { Plain } from "./plain.ts";
import type { QueryKey } from "./query-key.ts";
import type { createFinder, Ref } from "./reference.ts";

/** What every family of queries is made from. */
export interface QuerySource {
  readonly connection: Connection;
  readonly reader: QueryKey;
  readonly find: ReturnType<typeof createFinder>;
}

/** Makes the query of all workspaces, which belong to nothing: the options may come first. */
export interface WorkspacesQuery {
  (options?: ListOptions): Query<readonly Plain<Workspace>[]>;
  infinite(options?: ListOptions): InfiniteQuery<Plain<Workspace>>;
}

/** The queries of places: workspaces, projects, phases and iterations. */
export function placeQueries({ connection, reader, find }: QuerySource) {
  const workspaces = listQuery<"workspace", Workspace>(reader, "workspaces", (_, options) =>
    connection.workspaces(options),
  );
  const allWorkspaces: WorkspacesQuery = Object.assign(
    (options?: ListOptions) => workspaces(undefined, options),
    { infinite: (options?: ListOptions) => workspaces.infinite(undefined, options) },
  );
  return {
    /** All workspaces that the user may see. */
    workspaces: allWorkspaces,
    workspace: readQuery(reader, "workspace", async (ref: Ref<"workspace">, options) =>
      find(ref, "workspace").open(options),
    ),
    /** The projects of a workspace. */
    projects: listQuery(reader, "projects", (ref: Ref<"workspace">, options) =>
      find(ref, "workspace").projects(options),
    ),
    project: readQuery(reader, "project", async (ref: Ref<"project">, options) =>
      find(ref, "project").open(options),
    ),
    /** The phases of a project. */
    phases: listQuery(reader, "phases", (ref: Ref<"project">, options) =>
      find(ref, "project").phases(options),
    ),
    phase: readQuery(reader, "phase", async (ref: Ref<"phase">, options) =>
      find(ref, "phase").open(options),
    ),
    /** The iterations of a phase. */
    iterations: listQuery<"phase", Iteration, IterationListOptions>(
      reader,
      "iterations",
      (ref, options): List<Iteration> => find(ref, "phase").iterations(options),
    ),
    iteration: readQuery(reader, "iteration", async (ref: Ref<"iteration">, options) =>
      find(ref, "iteration").open(options),
    ),
    /** What a phase is to show. */
    requirements: listQuery(reader, "requirements", (ref: Ref<"phase">, options) =>
      find(ref, "phase").requirements(options),
    ),
    /** The reviews of a phase. */
    reviews: listQuery(reader, "reviews", (ref: Ref<"phase">, options) =>
      find(ref, "phase").reviews(options),
    ),
  };
}

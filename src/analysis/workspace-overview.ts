import { withBranches } from "./branches.ts";
import { checkDepth, checkMetrics, checkReading, checkThing } from "./check-options.ts";
import { addIterations } from "./count-iterations.ts";
import type {
  OverviewOptions,
  ProjectSummary,
  WorkspaceOverview,
  WorkspaceTotals,
} from "./overview.ts";
import { summarizeProject } from "./summarize-project.ts";
import type { ShownWorkspace } from "./inputs.ts";
import { issueSeverities, phaseStatuses } from "./known-values.ts";

/**
 * All projects of a workspace at a glance, and what they come to. What could not be read is null and
 * named in `errors`.
 *
 * @throws whatever listing the projects throws
 *
 * @example
 * const { totals } = await workspaceOverview(workspace, { depth: 1, onProgress: console.log });
 * console.log(totals.openIssues?.["High"]);
 */
export async function workspaceOverview(
  workspace: ShownWorkspace,
  options: OverviewOptions = {},
): Promise<WorkspaceOverview> {
  checkThing(workspace, "A workspace", "projects");
  checkMetrics(options);
  checkReading(options);
  const depth = checkDepth(options.depth, 2);
  const { id, name, url } = workspace;
  return withBranches(
    options,
    async (branches) => {
      const listed = await branches.read([id, "projects"], (call) => workspace.projects(call));
      if (listed === undefined) {
        throw branches.errors[0]?.error;
      }
      const projects = await Promise.all(
        listed.value.map((project) => summarizeProject(project, branches, depth, options.metrics)),
      );
      return { id, name, url, projects, totals: totalsOf(projects), errors: branches.errors };
    },
    workspace.connection,
  );
}

/** Null stands for what no project told: a 0 must never mean that nobody asked. */
function totalsOf(projects: readonly ProjectSummary[]): WorkspaceTotals {
  const known = <T>(part: (project: ProjectSummary) => T | null): T[] | null => {
    const parts = projects.map(part).filter((value) => value !== null);
    return parts.length === 0 && projects.length > 0 ? null : parts;
  };
  const phases = known((project) => project.phases);
  const iterations = known((project) => project.iterations);
  const openIssues = known((project) => project.openIssues);
  return {
    phases: phases && sum(phases, phaseStatuses),
    iterations: iterations && addIterations(iterations),
    models: known((project) => project.models)?.flat().length ?? null,
    openIssues: openIssues && sum(openIssues, issueSeverities),
    pendingReviews: known((project) => project.pendingReviews)?.flat().length ?? null,
  };
}

function sum(
  counts: readonly Readonly<Record<string, number>>[],
  words: readonly string[],
): Readonly<Record<string, number>> {
  const sums = new Map(words.map((word) => [word, 0]));
  for (const [word, count] of counts.flatMap((part) => Object.entries(part))) {
    sums.set(word, (sums.get(word) ?? 0) + count);
  }
  return Object.fromEntries(sums);
}

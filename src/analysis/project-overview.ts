import { withBranches } from "./branches.ts";
import { checkDepth, checkMetrics, checkReading, checkThing } from "./check-options.ts";
import type { OverviewOptions, ProjectOverview } from "./overview.ts";
import { summarizeProject } from "./summarize-project.ts";
import type { ShownProject } from "./inputs.ts";

/**
 * A project at a glance: phases and iterations by status, models with their newest version, open
 * issues by severity, pending reviews. What could not be read is null and named in `errors`.
 *
 * @example
 * const { models, errors } = await projectOverview(project, { metrics: ["auc"] });
 * for (const { name, newestVersion } of models ?? []) console.log(name, newestVersion?.metrics["auc"]);
 */
export async function projectOverview(
  project: ShownProject,
  options: OverviewOptions = {},
): Promise<ProjectOverview> {
  checkThing(project, "A project", "models", "phases");
  checkMetrics(options);
  checkReading(options);
  const depth = checkDepth(options.depth, 2);
  return withBranches(
    options,
    async (branches) => ({
      ...(await summarizeProject(project, branches, depth, options.metrics)),
      errors: branches.errors,
    }),
    project.workspace?.connection,
  );
}

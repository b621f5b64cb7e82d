// @ts-check
import { isOpen, isOverdue } from "../../ui/issue-state.js";
import { workspaceOverview } from "../../vendor/analysis.js";

/**
 * @typedef {{ readonly signal: AbortSignal }} Call
 * @typedef {Pick<import("vectice").Workspace, "id" | "url" | "projects">} ReadWorkspace
 * @typedef {Pick<import("vectice").Project, "id" | "name" | "description">} InProject
 * @typedef {{ readonly issue: import("vectice").Issue, readonly project: InProject }} FoundIssue
 * @typedef {{
 *   readonly review: import("vectice").Review,
 *   readonly phase: string,
 *   readonly project: InProject,
 * }} FoundReview
 * @typedef {{
 *   readonly model: import("vectice").Model,
 *   readonly version: import("vectice").ModelVersion,
 *   readonly project: InProject,
 * }} FoundVersion
 * @typedef {Awaited<ReturnType<typeof readWorkspace>>} WorkspaceNumbers
 * @typedef {Omit<WorkspaceNumbers, "projects" | "states">} OverviewNumbers
 */

/**
 * A workspace in numbers, and the things that a lead asks for next: what is overdue, which reviews
 * wait, which model versions are the newest. The overview counts what it reads; the things themselves
 * are noted as they pass by, so nothing is asked for twice.
 *
 * @param {ReadWorkspace} workspace
 * @param {import("vectice").Connection} connection
 * @param {Call & {
 *   readonly found?: (projects: readonly import("vectice").Project[]) => void,
 *   readonly onProgress?: (progress: { readonly done: number, readonly total: number }) => void,
 * }} options `found` hears of the projects before all else is read
 */
export async function readWorkspace(workspace, connection, { signal, found, onProgress }) {
  /** @type {readonly import("vectice").Project[]} */
  let projects = [];
  /** @type {FoundIssue[]} */
  const issues = [];
  /** @type {FoundReview[]} */
  const reviews = [];
  /** @type {FoundVersion[]} */
  const versions = [];

  /** @param {import("vectice").Project} project */
  const noting = (project) => {
    const { id, name, url, description } = project;
    const home = { id, name, description };
    return {
      id,
      name,
      url,
      workspace: { connection },
      phases: async (/** @type {Call} */ call) =>
        (await project.phases(call)).map((phase) => ({
          id: phase.id,
          name: phase.name,
          status: phase.status,
          iterationsCount: phase.iterationsCount,
          reviews: async (/** @type {Call} */ reviewCall) => {
            const all = await phase.reviews(reviewCall);
            reviews.push(...all.map((review) => ({ review, phase: phase.name, project: home })));
            return all;
          },
        })),
      issues: async (/** @type {Call} */ call) => {
        const all = await project.issues(call);
        issues.push(...all.map((issue) => ({ issue, project: home })));
        return all;
      },
      models: async (/** @type {Call} */ call) => {
        const all = await project.models(call);
        for (const model of all) {
          const version = model.newestVersion ?? undefined;
          versions.push(...(version === undefined ? [] : [{ model, version, project: home }]));
        }
        return all;
      },
    };
  };

  const overview = await workspaceOverview(
    {
      id: workspace.id,
      name: "",
      url: workspace.url,
      connection,
      projects: async (call) => {
        projects = await workspace.projects(call);
        found?.(projects);
        return projects.map((project) => noting(project));
      },
    },
    { signal, metrics: [], onProgress },
  );
  return {
    projects,
    states: overview.projects,
    totals: overview.totals,
    errors: overview.errors,
    overdue: issues
      .filter(({ issue }) => isOpen(issue) && isOverdue(issue))
      .toSorted((one, other) => timeOf(one.issue.dueDate) - timeOf(other.issue.dueDate)),
    waiting: reviews
      .filter(({ review }) => review.status === "Pending")
      .toSorted((one, other) => timeOf(one.review.createdAt) - timeOf(other.review.createdAt)),
    newest: versions.toSorted(
      (one, other) => timeOf(other.version.createdAt) - timeOf(one.version.createdAt),
    ),
  };
}

/** @param {Date | null} date */
function timeOf(date) {
  return date?.valueOf() ?? 0;
}

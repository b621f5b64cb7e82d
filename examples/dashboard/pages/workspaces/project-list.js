// @ts-check
import { addressOf } from "../../ui/address.js";
import { element } from "../../ui/element.js";
import { searchableList } from "../../ui/searchable-list.js";
import { countCell } from "./count-cell.js";
import { sumOf } from "./figures.js";

/**
 * A project in the list of its workspace; what is not read yet is undefined, what could not be, null.
 *
 * @typedef {{
 *   readonly id: string,
 *   readonly name: string,
 *   readonly description: string | null,
 *   readonly phases?: readonly [completed: number, all: number] | null,
 *   readonly inProgress?: number | null,
 *   readonly openIssues?: number | null,
 *   readonly overdue?: number | null,
 *   readonly waiting?: number | null,
 * }} ProjectRow
 */

/**
 * The projects of a workspace as rows.
 *
 * @param {readonly import("vectice").Project[]} projects
 * @param {import("./read.js").WorkspaceNumbers | undefined} numbers
 * @returns {readonly ProjectRow[]}
 */
export function projectRows(projects, numbers) {
  return projects.map(({ id, name, description }) => {
    const state = numbers?.states.find((candidate) => candidate.id === id);
    if (numbers === undefined || state === undefined) {
      return { id, name, description };
    }
    const { phases, iterations, pendingReviews } = state;
    const openIssues = sumOf(state.openIssues);
    return {
      id,
      name,
      description,
      phases: phases === null ? null : [phases["Completed"] ?? 0, sumOf(phases) ?? 0],
      inProgress: iterations === null ? null : iterations.inProgress,
      openIssues,
      overdue:
        openIssues === null
          ? null
          : numbers.overdue.filter(({ project }) => project.id === id).length,
      waiting: pendingReviews === null ? null : pendingReviews.length,
    };
  });
}

/**
 * The list of a workspace's projects.
 *
 * @param {string} workspace its id
 * @param {(row: ProjectRow) => boolean} chosen
 */
export function projectList(workspace, chosen) {
  return searchableList({
    key: workspace,
    nouns: ["project", "projects"],
    columns,
    link: ({ id }) => ({ href: addressOf("projects", id) }),
    chosen,
    empty: "This workspace has no projects yet.",
  });
}

/** @type {readonly import("../../ui/searchable-list.js").Column<ProjectRow>[]} */
const columns = [
  { title: "Phases", name: "state", cell: ({ phases }) => phasesCell(phases) },
  { title: "In progress", name: "number", cell: ({ inProgress }) => countCell(inProgress) },
  { title: "Open issues", name: "number", cell: ({ openIssues }) => countCell(openIssues) },
  { title: "Overdue", name: "number", cell: ({ overdue }) => countCell(overdue, "late") },
  { title: "Reviews waiting", name: "number", cell: ({ waiting }) => countCell(waiting) },
];

/** @param {ProjectRow["phases"]} phases */
function phasesCell(phases) {
  if (phases === undefined || phases === null) {
    return countCell(phases);
  }
  const [completed, all] = phases;
  if (all === 0) {
    return element("span", { class: "small" }, "No phases");
  }
  const words = `${completed} of ${all}`;
  return element(
    "span",
    { class: "state-cell" },
    element("span", {}, words),
    element("progress", {
      value: String(completed),
      max: String(all),
      "aria-label": "Completed phases",
    }),
  );
}

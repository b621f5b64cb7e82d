// @ts-check
import { sumOf } from "./figures.js";
import { countCell } from "./count-cell.js";

/**
 * A workspace in the list of all; what is not read yet is undefined, what could not or will not be, null.
 *
 * @typedef {{
 *   readonly id: string,
 *   readonly name: string,
 *   readonly description: string | null,
 *   readonly projects: number | null | undefined,
 *   readonly inProgress: number | null | undefined,
 *   readonly openIssues: number | null | undefined,
 *   readonly overdue: number | null | undefined,
 *   readonly waiting: number | null | undefined,
 * }} WorkspaceRow
 */

/**
 * @param {import("vectice").Workspace} workspace
 * @param {readonly string[]} counted the ids of those that are counted
 * @param {import("./read.js").WorkspaceNumbers | null | undefined | "failed"} found
 * @returns {WorkspaceRow}
 */
export function workspaceRow({ id, name, description }, counted, found) {
  const none = counted.includes(id) && found !== "failed" ? undefined : null;
  const numbers = found === "failed" ? undefined : found;
  const totals = numbers?.totals;
  return {
    id,
    name,
    description,
    projects: numbers?.projects.length ?? none,
    inProgress: totals === undefined ? none : (totals.iterations?.inProgress ?? null),
    openIssues: totals === undefined ? none : sumOf(totals.openIssues),
    overdue: totals === undefined ? none : totals.openIssues && (numbers?.overdue.length ?? null),
    waiting: totals === undefined ? none : totals.pendingReviews,
  };
}

/** @type {readonly import("../../ui/searchable-list.js").Column<WorkspaceRow>[]} */
export const workspaceColumns = [
  { title: "Projects", name: "number", cell: ({ projects }) => countCell(projects) },
  { title: "In progress", name: "number", cell: ({ inProgress }) => countCell(inProgress) },
  { title: "Open issues", name: "number", cell: ({ openIssues }) => countCell(openIssues) },
  { title: "Overdue", name: "number", cell: ({ overdue }) => countCell(overdue, "late") },
  { title: "Reviews waiting", name: "number", cell: ({ waiting }) => countCell(waiting) },
];

import type { BackendData } from "../store/data.ts";
import { addDataset, type DatasetSeed } from "./dataset.ts";
import { type SeedContext } from "./defaults.ts";
import { nextId } from "../store/ids.ts";
import { addModel, type ModelSeed } from "./model.ts";
import { addPhase, type PhaseSeed } from "./phase.ts";
import { addIssue, addReport, type IssueSeed, type ReportSeed } from "./report.ts";
import { versionId } from "./version.ts";

/** A project of a seed, with all it holds. */
export interface ProjectSeed {
  readonly name: string;
  readonly description?: string;
  readonly phases?: readonly PhaseSeed[];
  readonly datasets?: readonly DatasetSeed[];
  readonly models?: readonly ModelSeed[];
  /** Reports and issues about no model version in particular. */
  readonly reports?: readonly ReportSeed[];
  readonly issues?: readonly IssueSeed[];
}

/** Adds a project with all it holds, and gives its id. */
export function addProject(data: BackendData, workspace: string, project: ProjectSeed): string {
  const id = nextId(data, "projects");
  const home = data.workspaces.findLast((candidate) => candidate.id === workspace);
  const context: SeedContext = { data, project: id, owner: home?.members[0] ?? null };
  data.projects.push({
    id,
    name: project.name,
    description: project.description ?? null,
    workspace,
  });
  for (const report of project.reports ?? []) {
    addReport(report, null, context);
  }
  const made = [
    ...(project.datasets ?? []).flatMap((dataset) => addDataset(dataset, context)),
    ...(project.models ?? []).flatMap((model) => addModel(model, context)),
  ];
  for (const issue of project.issues ?? []) {
    addIssue(issue, null, context);
  }
  // Only now: phases and lineage speak of versions.
  for (const [place, phase] of (project.phases ?? []).entries()) {
    addPhase(phase, place + 1, context);
  }
  for (const { id: output, inputs } of made) {
    for (const input of inputs) {
      data.lineage.push({ output, input: versionId(input, context) });
    }
  }
  return id;
}

import type { Connection } from "./connection.ts";
import type { Dataset } from "./dataset.ts";
import type { DatasetVersion } from "./dataset-version.ts";
import type { Iteration } from "./iteration.ts";
import type { Model } from "./model.ts";
import type { ModelVersion } from "./model-version.ts";
import type { Phase } from "./phase.ts";
import type { Project } from "./project.ts";
import type { Runtime } from "./reading/runtime.ts";
import type {
  DatasetData,
  DatasetVersionData,
  ListedDatasetVersionData,
} from "../schemas/dataset.ts";
import type { ListedIterationData } from "../schemas/iteration.ts";
import type { ListedModelVersionData, ModelData, ModelVersionData } from "../schemas/model.ts";
import type { ListedPhaseData } from "../schemas/phase.ts";
import type { ProjectData } from "../schemas/project.ts";
import type { WorkspaceData } from "../schemas/workspace.ts";
import type { Workspace } from "./workspace.ts";

/** What every resource of one connection shares. */
export interface Context extends Runtime {
  readonly make: Factory;
  readonly connection: Connection;
}

/**
 * Makes resources of data. Resources lead to one another in circles; their files need not, because
 * each asks this for the others.
 */
export interface Factory {
  workspace(data: WorkspaceData): Workspace;
  project(data: ProjectData, workspace?: Workspace): Project;
  phase(data: ListedPhaseData, project: Project): Phase;
  iteration(data: ListedIterationData, phase: Phase): Iteration;
  dataset(data: DatasetData, project?: Project): Dataset;
  datasetVersion(data: DatasetVersionData): DatasetVersion;
  datasetVersion(data: ListedDatasetVersionData, dataset: Dataset): DatasetVersion;
  model(data: ModelData, project?: Project): Model;
  modelVersion(data: ModelVersionData): ModelVersion;
  modelVersion(data: ListedModelVersionData, model: Model): ModelVersion;
}

import type { Client } from "../client/client.ts";
import type { Output, SaveFile } from "../environment/environment.ts";
import type { Connection } from "./connection.ts";
import type { Dataset } from "./dataset.ts";
import type { DatasetVersion } from "./dataset-version.ts";
import type { Iteration } from "./iteration.ts";
import type { Model } from "./model.ts";
import type { ModelVersion } from "./model-version.ts";
import type { Phase } from "./phase.ts";
import type { Project } from "./project.ts";
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

/** What one connection's resources get from its host. Holds no secret; the client's are in closures. */
export interface Host {
  readonly client: Client;
  readonly output: () => Output;
  readonly save: SaveFile | undefined;
}

/** What every resource of one connection shares. */
export interface Context extends Host {
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

/** The page of a thing in the web app. */
export function pageOfThing({ client }: Host, kind: string, id: string): string {
  return `${client.host}/browse/${kind.toLowerCase()}/${encodeURIComponent(id.toWellFormed())}`;
}

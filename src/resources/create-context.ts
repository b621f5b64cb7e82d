import type { Connection } from "./connection.ts";
import type { Context, Factory, Host } from "./context.ts";
import { Dataset } from "./dataset.ts";
import { DatasetVersion } from "./dataset-version.ts";
import { Iteration } from "./iteration.ts";
import { Model } from "./model.ts";
import { ModelVersion } from "./model-version.ts";
import { Phase } from "./phase.ts";
import { Project } from "./project.ts";
import type { DatasetVersionData, ListedDatasetVersionData } from "../schemas/dataset.ts";
import type { ListedModelVersionData, ModelVersionData } from "../schemas/model.ts";
import { Workspace } from "./workspace.ts";

/** What all resources of a connection share, with the factory that makes them. */
export function createContext(host: Host, connection: Connection): Context {
  const make: Factory = {
    workspace: (data) => new Workspace(context, connection, data),
    project: (data, workspace = make.workspace(data.workspace)) =>
      new Project(context, workspace, data),
    phase: (data, project) => new Phase(context, project, data),
    iteration: (data, phase) => new Iteration(context, phase, data),
    dataset: (data, project) => new Dataset(context, data, project),
    datasetVersion: (data: ListedDatasetVersionData | DatasetVersionData, dataset?: Dataset) =>
      new DatasetVersion(
        context,
        data,
        dataset ?? ("dataSet" in data && data.dataSet !== null ? make.dataset(data.dataSet) : null),
      ),
    model: (data, project) => new Model(context, data, project),
    modelVersion: (data: ListedModelVersionData | ModelVersionData, model?: Model) =>
      new ModelVersion(
        context,
        data,
        model ?? ("model" in data && data.model !== null ? make.model(data.model) : null),
      ),
  };
  const context: Context = { ...host, make, connection };
  return context;
}

import { Connection, type ConnectionFacts } from "./connection.ts";
import type { Context, Factory } from "./context.ts";
import { Dataset } from "./dataset.ts";
import { DatasetVersion } from "./dataset-version.ts";
import { Iteration } from "./iteration.ts";
import { Model } from "./model.ts";
import { ModelVersion } from "./model-version.ts";
import { Phase } from "./phase.ts";
import { Project } from "./project.ts";
import type { Runtime } from "./reading/runtime.ts";
import type { DatasetVersionData, ListedDatasetVersionData } from "../schemas/dataset.ts";
import type { ListedModelVersionData, ModelVersionData } from "../schemas/model.ts";
import { Workspace } from "./workspace.ts";

/** What all resources of a connection share: the connection itself, and the factory that makes the others. */
export function createContext(runtime: Runtime, facts: ConnectionFacts): Context {
  const make: Factory = {
    workspace: (data) => new Workspace({ context, data }),
    project: (data, workspace = make.workspace(data.workspace)) =>
      new Project({ context, workspace, data }),
    phase: (data, project) => new Phase({ context, project, data }),
    iteration: (data, phase) => new Iteration({ context, phase, data }),
    dataset: (data, project) => new Dataset({ context, data, project }),
    datasetVersion: (data: ListedDatasetVersionData | DatasetVersionData, dataset?: Dataset) =>
      new DatasetVersion({
        context,
        data,
        dataset:
          dataset ??
          ("dataSet" in data && data.dataSet !== null ? make.dataset(data.dataSet) : null),
      }),
    model: (data, project) => new Model({ context, data, project }),
    modelVersion: (data: ListedModelVersionData | ModelVersionData, model?: Model) =>
      new ModelVersion({
        context,
        data,
        model: model ?? ("model" in data && data.model !== null ? make.model(data.model) : null),
      }),
  };
  const context: Context = {
    ...runtime,
    make,
    // The connection holds the context and the context the connection: one of them has to come later.
    get connection() {
      return connection;
    },
  };
  const connection = new Connection({ context, facts });
  return context;
}

import type { DatasetVersionData } from "../../store/dataset.ts";
import type { ModelVersionData } from "../../store/model.ts";
import { noteActivity } from "./activity.ts";
import { type ResolverContext, timeOf } from "./context.ts";
import { datasetVersionWithId, modelVersionWithId } from "./rights.ts";
import { mayWriteInProject } from "./write-rights.ts";

/** A model version that the user may change. */
export function ownModelVersion(id: unknown, context: ResolverContext): ModelVersionData {
  const version = modelVersionWithId(id, context);
  mayWriteInProject(context.store.models.one("id", version.model)?.project, context);
  return version;
}

/** A dataset version that the user may change. */
export function ownDatasetVersion(id: unknown, context: ResolverContext): DatasetVersionData {
  const version = datasetVersionWithId(id, context);
  mayWriteInProject(context.store.datasets.one("id", version.dataset)?.project, context);
  return version;
}

/** Changes a model version, which is then younger, like its model. */
export function changeModelVersion(
  version: ModelVersionData,
  fields: Partial<ModelVersionData>,
  context: ResolverContext,
): ModelVersionData {
  const { store, write } = context;
  const updatedDate = timeOf(context);
  const model = store.models.one("id", version.model);
  if (model !== undefined) {
    write.change("models", model, { updatedDate });
    noteActivity("ModelVersion", version, model.project, context);
  }
  return write.change("modelVersions", version, { ...fields, updatedDate });
}

/** Changes a dataset version, which is then younger, like its dataset. */
export function changeDatasetVersion(
  version: DatasetVersionData,
  fields: Partial<DatasetVersionData>,
  context: ResolverContext,
): DatasetVersionData {
  const { store, write } = context;
  const updatedDate = timeOf(context);
  const dataset = store.datasets.one("id", version.dataset);
  if (dataset !== undefined) {
    write.change("datasets", dataset, { updatedDate });
    noteActivity("DataSetVersion", version, dataset.project, context);
  }
  return write.change("datasetVersions", version, { ...fields, updatedDate });
}

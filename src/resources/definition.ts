import type { LoggableDataset, LoggableModel } from "../write/content/log-asset.ts";
import type { DatasetDefinition } from "../write/register/register-dataset.ts";
import type { ModelDefinition } from "../write/register/register-model.ts";

/**
 * Makes a definition known as that of a model, for `iteration.log()`. It sends nothing.
 *
 * @example
 * await iteration.log(model({ name: "churn", library: "xgboost", metrics: { auc: 0.87 } }));
 */
export function model(definition: ModelDefinition): LoggableModel {
  return Object.freeze({ ...definition, kind: "modelDefinition" as const });
}

/**
 * Makes a definition known as that of a dataset, for `iteration.log()`. It sends nothing.
 *
 * @example
 * await iteration.log(dataset({ name: "churn", sources: [{ rows }] }));
 */
export function dataset(definition: DatasetDefinition): LoggableDataset {
  return Object.freeze({ ...definition, kind: "datasetDefinition" as const });
}

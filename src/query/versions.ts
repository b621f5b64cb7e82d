import type { ListOptions } from "../client/list/list.ts";
import { InvalidRequestError } from "../errors.ts";
import type { DatasetVersion } from "../resources/dataset-version.ts";
import type { ModelVersion } from "../resources/model-version.ts";
import type { Column } from "../resources/parts/column.ts";
import type { DatasetItem } from "../resources/parts/dataset-item.ts";
import type { VersionListOptions } from "../resources/reading/newest-first.ts";
import type { QuerySource } from "./places.ts";
import { listQuery, readQuery } from "./query.ts";
import type { Ref } from "./reference.ts";

/** Whose columns are listed. */
export interface ColumnListOptions extends ListOptions {
  /** One of the version's items: itself, its data, or its `id` and `type`. */
  readonly item: Pick<DatasetItem, "id" | "type">;
}

/** The queries of models, datasets, and their versions. */
export function versionQueries({ reader, find }: QuerySource) {
  return {
    /** The models of a project. */
    models: listQuery(reader, "models", (ref: Ref<"project">, options) =>
      find(ref, "project").models(options),
    ),
    model: readQuery(reader, "model", async (ref: Ref<"model">, options) =>
      find(ref, "model").open(options),
    ),
    /** The versions of a model. */
    modelVersions: listQuery<"model", ModelVersion, VersionListOptions>(
      reader,
      "modelVersions",
      (ref, options) => find(ref, "model").versions(options),
    ),
    modelVersion: readQuery(reader, "modelVersion", async (ref: Ref<"modelVersion">, options) =>
      find(ref, "modelVersion").open(options),
    ),
    /** The datasets of a project. */
    datasets: listQuery(reader, "datasets", (ref: Ref<"project">, options) =>
      find(ref, "project").datasets(options),
    ),
    dataset: readQuery(reader, "dataset", async (ref: Ref<"dataset">, options) =>
      find(ref, "dataset").open(options),
    ),
    /** The versions of a dataset. */
    datasetVersions: listQuery<"dataset", DatasetVersion, VersionListOptions>(
      reader,
      "datasetVersions",
      (ref, options) => find(ref, "dataset").versions(options),
    ),
    datasetVersion: readQuery(
      reader,
      "datasetVersion",
      async (ref: Ref<"datasetVersion">, options) => find(ref, "datasetVersion").open(options),
    ),
    /** The files and tables of a dataset version. */
    items: listQuery(reader, "items", (ref: Ref<"datasetVersion">, options) =>
      find(ref, "datasetVersion").items(options),
    ),
    /** The columns of one of the items of a dataset version. */
    columns: listQuery<"datasetVersion", Column, ColumnListOptions>(
      reader,
      "columns",
      (ref, options) => {
        const version = find(ref, "datasetVersion");
        if (!("item" in options)) {
          throw new InvalidRequestError(
            `Say whose columns of ${version.id} are meant: columns(version, { item }).`,
          );
        }
        return version.columns(options.item, options);
      },
    ),
  };
}

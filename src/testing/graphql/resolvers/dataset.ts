import * as v from "valibot";
import type { ColumnData, DatasetData, DatasetVersionData } from "../../store/dataset.ts";
import { numberOf, type Resolver, type ResolverContext } from "./context.ts";
import type { TypeResolver } from "./field.ts";
import { versionFields } from "./lineage.ts";
import { listOf } from "./list.ts";
import { datasetVersionWithId, datasetWithId, projectWithId } from "./rights.ts";

const ColumnSchema = v.object({ column: v.string() });
const ItemsSchema = v.object({ resourceType: v.nullish(v.string()) });

/** Datasets and their versions. */
export const datasetResolvers: Readonly<Record<string, Resolver>> = {
  getDataset: (args, context) => datasetWithId(args["datasetId"], context),
  getDatasetList: (args, context) => {
    const project = projectWithId(args["projectId"], context);
    return listOf(context.store.datasets.all("project", project.id), args, context);
  },
  getDatasetVersion: (args, context) => datasetVersionWithId(args["datasetVersionId"], context),
  getDatasetVersionsList: (args, context) => {
    const dataset = datasetWithId(args["datasetId"], context);
    return listOf(context.store.datasetVersions.all("dataset", dataset.id), args, context);
  },
  hasColumn: (args, context) => {
    const { column } = v.parse(ColumnSchema, args);
    const version = datasetVersionWithId(args["datasetVersionId"], context);
    return columnsOf(version.id, context).some(({ name }) => name === column);
  },
  resourcesItems: (args, context) => {
    const { resourceType } = v.parse(ItemsSchema, args);
    const version = datasetVersionWithId(args["datasetVersionId"], context);
    return context.store.sources
      .all("version", version.id)
      .filter(({ usage }) => (resourceType ?? usage) === usage);
  },
};

/** The columns of every file and table of a dataset version. */
function columnsOf(version: string, { store }: ResolverContext): ColumnData[] {
  return store.sources
    .all("version", version)
    .flatMap(({ id }) => store.items.all("source", id).flatMap(({ columns }) => columns));
}

export const datasetFields: TypeResolver<DatasetData> = {
  vecticeId: ({ id }) => id,
  versionCount: ({ id }, { store }) => store.datasetVersions.all("dataset", id).length,
  lastVersion: ({ id }, { store }) => store.datasetVersions.all("dataset", id).at(-1) ?? null,
  project: ({ project }, context) => projectWithId(project, context),
  projectId: ({ project }) => numberOf(project),
};

export const datasetVersionFields: TypeResolver<DatasetVersionData> = {
  ...versionFields,
  dataSet: ({ dataset }, context) => datasetWithId(dataset, context),
  datasetSources: ({ id }, { store }) => store.sources.all("version", id),
  hasColumnWithoutDescription: ({ id }, context) =>
    columnsOf(id, context).some(({ description }) => (description ?? "") === ""),
};

import * as v from "valibot";
import type { DatasetData, DatasetVersionData } from "../../store/dataset.ts";
import { nextId } from "../../store/ids.ts";
import type { IterationData } from "../../store/iteration.ts";
import { noteActivity } from "./activity.ts";
import { addAsset, isLinked } from "./asset-writes.ts";
import { type Resolver, type ResolverContext, timeOf } from "./context.ts";
import {
  checkKeys,
  checkName,
  inputsOf,
  iterationOf,
  newVersion,
  RegistrationSchema,
} from "./registration.ts";
import { sectionFor } from "./section.ts";
import { addSource, fingerprintOf, SourceSchema } from "./source-input.ts";
import { projectOf } from "./write-rights.ts";

const DatasetSchema = v.object({
  ...RegistrationSchema.entries,
  type: v.string(),
  datasetSources: v.array(SourceSchema),
});

type Registration = v.InferOutput<typeof DatasetSchema>;

export const registerDatasetResolvers: Readonly<Record<string, Resolver>> = {
  registerDataset: (args, context) => {
    const { iteration, stepName } = iterationOf(args, context);
    const given = v.parse(DatasetSchema, args["data"]);
    checkName(given.name, "dataset");
    checkKeys(given.properties);
    const inputs = inputsOf(given, context);
    const { store, write } = context;
    const project = projectOf(iteration, context);
    const section = sectionFor(iteration, stepName, context);
    const found = store.datasets.all("project", project).find(({ name }) => name === given.name);
    const dataset = found ?? newDataset(given, project, context);
    const last = store.datasetVersions.all("dataset", dataset.id).at(-1);
    const same = last?.fingerprint === fingerprintOf(given.datasetSources) ? last : undefined;
    const version = same ?? addVersion(dataset, given, inputs, iteration, context);
    if (!isLinked(iteration.id, "datasetVersion", version.id, context)) {
      const asset = { type: "DataSetVersion", datasetVersion: version.id };
      addAsset(iteration, section, asset, context);
    }
    write.change("datasets", dataset, { updatedDate: timeOf(context) });
    noteActivity("DataSetVersion", version, project, context);
    return {
      datasetVersion: version,
      useExistingDataset: found !== undefined,
      useExistingVersion: same !== undefined,
    };
  },
};

function newDataset(
  { name, type, datasetSources }: Registration,
  project: string,
  context: ResolverContext,
): DatasetData {
  const { store, write } = context;
  const now = timeOf(context);
  return write.add("datasets", {
    id: nextId(store.data, "datasets"),
    project,
    name,
    description: null,
    type,
    sourceOrigin: datasetSources[0]?.origin ?? null,
    createdDate: now,
    updatedDate: now,
  });
}

function addVersion(
  dataset: DatasetData,
  given: Registration,
  inputs: readonly string[],
  iteration: IterationData,
  context: ResolverContext,
): DatasetVersionData {
  const { store, write } = context;
  const place = store.datasetVersions.all("dataset", dataset.id).length;
  const id = nextId(store.data, "datasetVersions");
  const version = write.add("datasetVersions", {
    ...newVersion(id, place, given, iteration, context),
    dataset: dataset.id,
    sourceOrigin: given.datasetSources[0]?.origin ?? null,
    fingerprint: fingerprintOf(given.datasetSources),
  });
  given.datasetSources.forEach((source) => addSource(id, source, context));
  inputs.forEach((input) => write.add("lineage", { output: id, input }));
  return version;
}

import type { ModelData, ModelVersionData } from "../../store/model.ts";
import { numberOf, type Resolver } from "./context.ts";
import type { TypeResolver } from "./field.ts";
import { versionFields } from "./lineage.ts";
import { listOf } from "./list.ts";
import { modelVersionWithId, modelWithId, projectWithId } from "./rights.ts";

/** Models and their versions. */
export const modelResolvers: Readonly<Record<string, Resolver>> = {
  getModelById: (args, context) => modelWithId(args["modelId"], context),
  getModelList: (args, context) => {
    const project = projectWithId(args["projectId"], context);
    return listOf(context.store.models.all("project", project.id), args, context);
  },
  getModelVersion: (args, context) => modelVersionWithId(args["modelVersionId"], context),
  getModelVersionsList: (args, context) => {
    const model = modelWithId(args["modelId"], context);
    return listOf(context.store.modelVersions.all("model", model.id), args, context);
  },
  ModelVersionApprovalStatusDates: (args, context) =>
    modelVersionWithId(args["modelVersionId"], context).approvalDates,
};

export const modelFields: TypeResolver<ModelData> = {
  vecticeId: ({ id }) => id,
  versionCount: ({ id }, { store }) => store.modelVersions.all("model", id).length,
  versionStats: ({ id }, { store }) => {
    const versions = store.modelVersions.all("model", id);
    const count = (wanted: string): number =>
      versions.filter(({ status }) => status === wanted).length;
    return {
      experimentationCount: count("EXPERIMENTATION"),
      productionCount: count("PRODUCTION"),
      stagingCount: count("STAGING"),
      retiredCount: count("RETIRED"),
      discardedCount: count("DISCARDED"),
    };
  },
  lastVersion: ({ id }, { store }) => store.modelVersions.all("model", id).at(-1) ?? null,
  project: ({ project }, context) => projectWithId(project, context),
  projectId: ({ project }) => numberOf(project),
};

export const modelVersionFields: TypeResolver<ModelVersionData> = {
  ...versionFields,
  model: ({ model }, context) => modelWithId(model, context),
  modelId: ({ model }) => numberOf(model),
};

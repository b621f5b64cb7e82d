import type { DatasetVersionData } from "../../store/dataset.ts";
import type { ModelVersionData } from "../../store/model.ts";
import type { VersionData } from "../../store/version.ts";
import { type ResolverContext, userOf } from "./context.ts";
import type { TypeResolver } from "./field.ts";
import { seesDatasetVersion, seesModelVersion, seesProject } from "./rights.ts";

/**
 * The fields that versions of datasets and of models have in common. Each step along the lineage is
 * taken when a query asks for it, so circles end where the query ends.
 */
export const versionFields: TypeResolver<VersionData> = {
  vecticeId: ({ id }) => id,
  createdBy: ({ createdBy }, context) => userOf(createdBy, context),
  origin: ({ origin }) => (origin === null ? null : { id: origin }),
  origins: ({ iteration: id }, context) => {
    const iteration = context.store.iterations.one("id", id);
    const phase = context.store.phases.one("id", iteration?.phase);
    // Never null itself: clients read both places without looking.
    return seesProject(phase?.project, context)
      ? { phase, iteration }
      : { phase: null, iteration: null };
  },
  inputs: ({ id }, context) =>
    datasetVersions(
      context.store.lineage.all("output", id).map(({ input }) => input),
      context,
    ),
  children: ({ id }, context) => {
    const ids = context.store.lineage.all("input", id).map(({ output }) => output);
    return {
      modelVersions: modelVersions(ids, context),
      datasetVersions: datasetVersions(ids, context),
    };
  },
};

/** The dataset versions among these, of those that the user may see. */
function datasetVersions(ids: readonly string[], context: ResolverContext): DatasetVersionData[] {
  return ids.flatMap((id) => {
    const version = context.store.datasetVersions.one("id", id);
    return version !== undefined && seesDatasetVersion(version, context) ? [version] : [];
  });
}

function modelVersions(ids: readonly string[], context: ResolverContext): ModelVersionData[] {
  return ids.flatMap((id) => {
    const version = context.store.modelVersions.one("id", id);
    return version !== undefined && seesModelVersion(version, context) ? [version] : [];
  });
}

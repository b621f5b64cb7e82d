import { notFound } from "../../refusal.ts";
import type { ResolverContext } from "./context.ts";
import { seesDatasetVersion, seesModelVersion } from "./rights.ts";
import { ownDatasetVersion, ownModelVersion } from "./version-writes.ts";

/** The lineage run that made a version which the user may change. */
export function ownRun(run: number, context: ResolverContext): number {
  const { modelVersions, datasetVersions } = context.store;
  const model = modelVersions.one("origin", run);
  if (model !== undefined && seesModelVersion(model, context)) {
    ownModelVersion(model.id, context);
    return run;
  }
  const dataset = datasetVersions.one("origin", run);
  if (dataset !== undefined && seesDatasetVersion(dataset, context)) {
    ownDatasetVersion(dataset.id, context);
    return run;
  }
  throw notFound(`lineage run ${run}`);
}

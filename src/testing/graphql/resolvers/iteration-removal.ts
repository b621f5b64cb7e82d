import * as v from "valibot";
import { notFound, Refusal } from "../../refusal.ts";
import type { AssetData } from "../../store/iteration.ts";
import { noteActivity } from "./activity.ts";
import { removeAssets } from "./asset-writes.ts";
import type { Resolver, ResolverContext } from "./context.ts";
import { sectionName } from "./section.ts";
import { ownIteration, projectOf, writableIteration } from "./write-rights.ts";

const AssetsSchema = v.object({ artifactsIdList: v.array(v.number()) });
const SectionSchema = v.object({
  iterationId: v.string(),
  stepName: v.nullish(v.string()),
  all: v.nullish(v.boolean()),
});

/** Iterations and their assets are removed; versions that were assets stay. */
export const iterationRemovalResolvers: Readonly<Record<string, Resolver>> = {
  removeIteration: (args, context) => {
    const iteration = ownIteration(args["id"], context);
    const { store, write } = context;
    const project = projectOf(iteration, context);
    removeAssets([...store.assets.all("iteration", iteration.id)], context);
    write.remove("files", ({ entity }) => entity === iteration.id);
    write.remove("tables", ({ entity }) => entity === iteration.id);
    write.remove("cells", (cell) => cell.iteration === iteration.id);
    for (const kind of ["modelVersions", "datasetVersions"] as const) {
      for (const version of store[kind].all("iteration", iteration.id)) {
        write.change(kind, version, { iteration: null });
      }
    }
    write.remove("iterations", ({ id }) => id === iteration.id);
    noteActivity("Iteration", iteration, project, context);
    return true;
  },
  removeIterationAssets: (args, context) => {
    const { iterationId, stepName, all } = v.parse(SectionSchema, args["data"]);
    const iteration = writableIteration(iterationId, context);
    const section = sectionName(stepName);
    const named = typeof stepName === "string" && all !== true;
    if (named && (section === null || !iteration.sections.includes(section))) {
      throw notFound(`section ${JSON.stringify(stepName)}`);
    }
    const assets = context.store.assets.all("iteration", iteration.id);
    removeAssets(
      assets.filter((asset) => all === true || asset.section === section),
      context,
    );
    noteActivity("Iteration", iteration, projectOf(iteration, context), context);
    return true;
  },
  removeAssetsFromIteration: (args, context) => {
    const { artifactsIdList } = v.parse(AssetsSchema, args);
    const iteration = writableIteration(args["iterationId"], context);
    removeAssets(assetsWithIds(artifactsIdList, iteration.id, context), context);
    noteActivity("Iteration", iteration, projectOf(iteration, context), context);
    return true;
  },
};

function assetsWithIds(
  ids: readonly number[],
  iteration: string,
  { store }: ResolverContext,
): AssetData[] {
  if (ids.length === 0) {
    throw new Refusal(400, "No asset is named");
  }
  const assets = store.assets.all("iteration", iteration);
  return ids.map((wanted) => {
    const asset = assets.find(({ id }) => id === wanted);
    if (asset === undefined) {
      throw notFound(`asset ${wanted}`);
    }
    return asset;
  });
}

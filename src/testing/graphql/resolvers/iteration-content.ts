import * as v from "valibot";
import { Refusal } from "../../refusal.ts";
import type { AssetData, IterationData } from "../../store/iteration.ts";
import { noteActivity } from "./activity.ts";
import { addAsset, isLinked, putTable } from "./asset-writes.ts";
import type { Resolver, ResolverContext } from "./context.ts";
import { datasetVersionWithId, modelVersionWithId } from "./rights.ts";
import { sectionFor, sectionName } from "./section.ts";
import { tableOf } from "./table-input.ts";
import { projectOf, writableIteration } from "./write-rights.ts";

const ArtifactSchema = v.object({
  type: v.string(),
  id: v.nullish(v.string()),
  text: v.nullish(v.string()),
  entityMetadata: v.nullish(v.unknown()),
});
const ContentSchema = v.object({
  artifacts: v.array(ArtifactSchema),
  iterationContext: v.object({ iterationId: v.string(), stepName: v.nullish(v.string()) }),
});

type Artifact = v.InferOutput<typeof ArtifactSchema>;
type Add = (section: string | null) => AssetData;

/** Notes, tables and versions for an iteration; files are uploaded. */
export const iterationContentResolvers: Readonly<Record<string, Resolver>> = {
  addIterationContent: (args, context) => {
    const { artifacts, iterationContext } = v.parse(ContentSchema, args);
    const iteration = writableIteration(iterationContext.iterationId, context);
    sectionName(iterationContext.stepName);
    // All are looked at before the first is added, so that a refusal leaves nothing behind.
    const additions = artifacts.map((artifact) => additionOf(artifact, iteration, context));
    const section = sectionFor(iteration, iterationContext.stepName, context);
    noteActivity("Iteration", iteration, projectOf(iteration, context), context);
    return additions.map((add) => add(section));
  },
};

function additionOf(artifact: Artifact, iteration: IterationData, context: ResolverContext): Add {
  const { type, text } = artifact;
  switch (type) {
    case "Comment": {
      if (typeof text !== "string" || text === "") {
        throw new Refusal(400, "The note has no text");
      }
      return (section) => addAsset(iteration, section, { type, text }, context);
    }
    case "EntityMetadata": {
      const given = tableOf(artifact.entityMetadata);
      return (section) => {
        const table = putTable(iteration.id, given, context).id;
        return addAsset(iteration, section, { type, table }, context);
      };
    }
    case "ModelVersion": {
      const { id, model } = modelVersionWithId(artifact.id, context);
      checkLink(context.store.models.one("id", model)?.project, iteration, context);
      refuseTwice(isLinked(iteration.id, "modelVersion", id, context), id, iteration);
      return (section) => addAsset(iteration, section, { type, modelVersion: id }, context);
    }
    case "DataSetVersion": {
      const { id, dataset } = datasetVersionWithId(artifact.id, context);
      checkLink(context.store.datasets.one("id", dataset)?.project, iteration, context);
      refuseTwice(isLinked(iteration.id, "datasetVersion", id, context), id, iteration);
      return (section) => addAsset(iteration, section, { type, datasetVersion: id }, context);
    }
    default:
      throw new Refusal(400, `Content of the type ${type} is not added in this way`);
  }
}

function checkLink(
  project: string | undefined,
  iteration: IterationData,
  context: ResolverContext,
): void {
  if (project !== projectOf(iteration, context)) {
    throw new Refusal(400, "The version belongs to another project than the iteration");
  }
}

function refuseTwice(linked: boolean, id: string, iteration: IterationData): void {
  if (linked) {
    throw new Refusal(409, `${id} is an asset of iteration ${iteration.id} already`);
  }
}

import * as v from "valibot";
import { Refusal } from "../../refusal.ts";
import { nextId } from "../../store/ids.ts";
import type { IterationData } from "../../store/iteration.ts";
import type { ModelData, ModelVersionData } from "../../store/model.ts";
import { noteActivity } from "./activity.ts";
import { addAsset } from "./asset-writes.ts";
import { type Resolver, type ResolverContext, timeOf } from "./context.ts";
import {
  checkKeys,
  checkName,
  inputsOf,
  iterationOf,
  MetricsSchema,
  newVersion,
  RegistrationSchema,
} from "./registration.ts";
import { sectionFor } from "./section.ts";
import { projectOf } from "./write-rights.ts";

const ModelSchema = v.object({
  ...RegistrationSchema.entries,
  modelType: v.string(),
  status: v.string(),
  metrics: v.nullish(MetricsSchema, []),
  algorithmName: v.nullish(v.string(), null),
  framework: v.nullish(v.string(), null),
  context: v.nullish(v.unknown()),
});

type Registration = v.InferOutput<typeof ModelSchema>;

const longestName = 60;

export const registerModelResolvers: Readonly<Record<string, Resolver>> = {
  registerModel: (args, context) => {
    const { iteration, stepName } = iterationOf(args, context);
    const given = v.parse(ModelSchema, args["data"]);
    checkName(given.name, "model");
    if (Array.from(given.name).length > longestName) {
      throw new Refusal(400, `The name of a model has at most ${longestName} characters`);
    }
    checkKeys(given.properties);
    checkKeys(given.metrics);
    const inputs = inputsOf(given, context);
    const { store, write } = context;
    const project = projectOf(iteration, context);
    const section = sectionFor(iteration, stepName, context);
    const found = store.models.all("project", project).find(({ name }) => name === given.name);
    const model = found ?? newModel(given, project, context);
    const version = addVersion(model, given, inputs, iteration, context);
    addAsset(iteration, section, { type: "ModelVersion", modelVersion: version.id }, context);
    write.change("models", model, { updatedDate: timeOf(context) });
    noteActivity("ModelVersion", version, project, context);
    return { modelVersion: version, useExistingModel: found !== undefined };
  },
};

function newModel(
  { name, modelType }: Registration,
  project: string,
  context: ResolverContext,
): ModelData {
  const { store, write } = context;
  const now = timeOf(context);
  return write.add("models", {
    id: nextId(store.data, "models"),
    project,
    name,
    description: null,
    type: modelType,
    createdDate: now,
    updatedDate: now,
  });
}

function addVersion(
  model: ModelData,
  given: Registration,
  inputs: readonly string[],
  iteration: IterationData,
  context: ResolverContext,
): ModelVersionData {
  const { store, write } = context;
  const place = store.modelVersions.all("model", model.id).length;
  const id = nextId(store.data, "modelVersions");
  const { status, algorithmName, framework, metrics, context: run } = given;
  const version = write.add("modelVersions", {
    ...newVersion(id, place, given, iteration, context),
    model: model.id,
    version: place + 1,
    status,
    risk: "UNDEFINED",
    approval: null,
    approvalDates: {},
    algorithmName,
    framework,
    inventoryReference: null,
    metrics,
    ...(run === null || run === undefined ? {} : { context: run }),
  });
  inputs.forEach((input) => write.add("lineage", { output: id, input }));
  return version;
}

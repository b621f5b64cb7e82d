import * as v from "valibot";
import { Refusal } from "../../refusal.ts";
import type { IterationData } from "../../store/iteration.ts";
import type { Entry, VersionData } from "../../store/version.ts";
import { type ResolverContext, timeOf } from "./context.ts";
import { datasetVersionWithId, modelVersionWithId } from "./rights.ts";
import { sectionName } from "./section.ts";
import { writableIteration } from "./write-rights.ts";

const ContextSchema = v.object({ iterationId: v.string(), stepName: v.nullish(v.string()) });

const ids = v.nullish(v.array(v.string()), []);

/** Texts or numbers by key; when a client made them is not kept. */
export const PropertiesSchema = v.array(v.object({ key: v.string(), value: v.string() }));
export const MetricsSchema = v.array(v.object({ key: v.string(), value: v.number() }));

/** What registrations of datasets and models have in common. */
export const RegistrationSchema = v.object({
  name: v.string(),
  datasetInputs: ids,
  modelInputs: ids,
  properties: v.nullish(PropertiesSchema, []),
  codeVersion: v.nullish(v.unknown()),
});

type Registration = v.InferOutput<typeof RegistrationSchema>;

/** The iteration that something is registered in; a section that it may not have is refused at once. */
export function iterationOf(
  args: Readonly<Record<string, unknown>>,
  context: ResolverContext,
): { readonly iteration: IterationData; readonly stepName: string | null | undefined } {
  const { iterationId, stepName } = v.parse(ContextSchema, args["iterationContext"]);
  const iteration = writableIteration(iterationId, context);
  sectionName(stepName);
  return { iteration, stepName };
}

/** The ids of what a version is made from, each once; all of it must be the user's to see. */
export function inputsOf(
  { datasetInputs, modelInputs }: Registration,
  context: ResolverContext,
): string[] {
  return [
    ...new Set([
      ...datasetInputs.map((id) => datasetVersionWithId(id, context).id),
      ...modelInputs.map((id) => modelVersionWithId(id, context).id),
    ]),
  ];
}

export function checkName(name: string, what: string): void {
  if (name.trim() === "") {
    throw new Refusal(400, `The ${what} has no name. Give it one.`);
  }
}

export function checkKeys(entries: readonly Entry<unknown>[]): void {
  const keys = entries.map(({ key }) => key);
  const twice = keys.find((key, place) => keys.indexOf(key) !== place);
  if (twice !== undefined) {
    throw new Refusal(400, `The key ${JSON.stringify(twice)} is given twice`);
  }
}

/** The common part of a new version; `place` counts those that there were before. */
export function newVersion(
  id: string,
  place: number,
  { properties, codeVersion }: Registration,
  iteration: IterationData,
  context: ResolverContext,
): VersionData {
  const { datasetVersions, modelVersions } = context.store.data;
  const runs = [...datasetVersions, ...modelVersions].map(({ origin }) => origin ?? 0);
  const now = timeOf(context);
  return {
    id,
    name: `Version ${place + 1}`,
    description: null,
    isStarred: false,
    createdDate: now,
    updatedDate: now,
    createdBy: context.user.email,
    iteration: iteration.id,
    origin: runs.reduce((most, run) => Math.max(most, run), 0) + 1,
    properties,
    ...(codeVersion === null || codeVersion === undefined ? {} : { codeVersion }),
  };
}

import * as v from "valibot";
import { maybe, maybeText, number, text } from "./leaf.ts";
import { versionEntries } from "./version.ts";

const ModelEntries = {
  vecticeId: text,
  name: text,
  description: maybeText,
  type: text,
  versionCount: number,
  versionStats: v.object({
    experimentationCount: number,
    stagingCount: number,
    productionCount: number,
    retiredCount: number,
    discardedCount: number,
  }),
  createdDate: maybeText,
  updatedDate: maybeText,
  project: maybe(v.object({ vecticeId: text })),
};

/** A model as its versions name it. */
const ParentSchema = v.object(ModelEntries);

/** A version as its model lists it. */
export const ListedModelVersionSchema = v.object({
  ...versionEntries,
  status: text,
  risk: maybeText,
  approval: maybeText,
  algorithmName: maybeText,
  framework: maybeText,
  inventoryReference: maybeText,
  metrics: v.array(v.object({ key: text, value: number })),
});

/** A model version with its model. */
export const ModelVersionSchema = v.object({
  ...ListedModelVersionSchema.entries,
  model: maybe(ParentSchema),
});

/** A model with its newest version. */
export const ModelSchema = v.object({
  ...ModelEntries,
  lastVersion: maybe(ListedModelVersionSchema),
});

export type ModelData = v.InferOutput<typeof ParentSchema> &
  Partial<v.InferOutput<typeof ModelSchema>>;
export type ListedModelVersionData = v.InferOutput<typeof ListedModelVersionSchema>;
export type ModelVersionData = v.InferOutput<typeof ModelVersionSchema>;

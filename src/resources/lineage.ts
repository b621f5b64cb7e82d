import * as v from "valibot";
import type { Factory } from "./context.ts";
import type { DatasetVersion } from "./dataset-version.ts";
import type { ModelVersion } from "./model-version.ts";
import { DatasetVersionSchema } from "../schemas/dataset.ts";
import { ModelVersionSchema } from "../schemas/model.ts";

/** What a version was made from, and what was made from it. */
export interface Lineage {
  readonly inputs: readonly DatasetVersion[];
  readonly children: {
    readonly modelVersions: readonly ModelVersion[];
    readonly datasetVersions: readonly DatasetVersion[];
  };
}

/** The lineage of a version, as the protocol has it. */
export const LineageSchema = v.object({
  inputs: v.array(DatasetVersionSchema),
  children: v.object({
    modelVersions: v.array(ModelVersionSchema),
    datasetVersions: v.array(DatasetVersionSchema),
  }),
});

export function lineageOf(
  make: Factory,
  { inputs, children }: v.InferOutput<typeof LineageSchema>,
): Lineage {
  return {
    inputs: inputs.map((data) => make.datasetVersion(data)),
    children: {
      modelVersions: children.modelVersions.map((data) => make.modelVersion(data)),
      datasetVersions: children.datasetVersions.map((data) => make.datasetVersion(data)),
    },
  };
}

import * as v from "valibot";
import { maybe, maybeNumber, maybeText, number, text } from "./leaf.ts";
import { versionEntries } from "./version.ts";

const DatasetEntries = {
  vecticeId: text,
  name: text,
  description: maybeText,
  type: text,
  sourceOrigin: maybeText,
  versionCount: number,
  createdDate: maybeText,
  updatedDate: maybeText,
  project: maybe(v.object({ vecticeId: text })),
};

/** A dataset as its versions name it. */
const ParentSchema = v.object(DatasetEntries);

/** A version as its dataset lists it. */
export const ListedDatasetVersionSchema = v.object({
  ...versionEntries,
  datasetSources: v.array(
    v.object({
      id: maybeNumber,
      usage: maybeText,
      type: maybeText,
      size: maybeNumber,
      itemsCount: maybeNumber,
      columnsCount: maybeNumber,
    }),
  ),
});

/** A dataset version with its dataset. */
export const DatasetVersionSchema = v.object({
  ...ListedDatasetVersionSchema.entries,
  dataSet: maybe(ParentSchema),
});

/** A dataset with its newest version. */
export const DatasetSchema = v.object({
  ...DatasetEntries,
  lastVersion: maybe(ListedDatasetVersionSchema),
});

export type DatasetData = v.InferOutput<typeof ParentSchema> &
  Partial<v.InferOutput<typeof DatasetSchema>>;
export type ListedDatasetVersionData = v.InferOutput<typeof ListedDatasetVersionSchema>;
export type DatasetVersionData = v.InferOutput<typeof DatasetVersionSchema>;

import * as v from "valibot";
import { input, mutation } from "../../client/graphql/operation.ts";
import { text } from "../../schemas/leaf.ts";
import { unchecked } from "../answer.ts";
import type { WriteRuntime } from "../runtime.ts";
import {
  type AttachmentInput,
  type AttachOptions,
  attachSteps,
  checkAttachments,
  withOpenFiles,
} from "./attachments.ts";
import { checkDescriptions, type ColumnDescriptions } from "./column-descriptions.ts";
import { checkChanges } from "./known-members.ts";
import { type Step, withSteps } from "./steps.ts";
import { upsertEntityProperties } from "./update-values.ts";
import { type Properties, propertiesInput } from "./values.ts";

/** What is changed of a dataset version; what is not given stays. */
export interface DatasetVersionChanges {
  /** Set or added, by their keys; others stay. */
  readonly properties?: Properties | undefined;
  /** Files and tables to add, each with a name of its own. */
  readonly attachments?: readonly AttachmentInput[] | undefined;
  /** What its columns hold; the descriptions of others stay. */
  readonly columns?: ColumnDescriptions | undefined;
}

interface ColumnDescription {
  readonly name: string;
  readonly description: string;
}

/** `updateDatasetVersion`: describes columns. */
export const updateDatasetVersionColumns = mutation(
  "updateDatasetVersion",
  {
    datasetVersionId: "VecticeId!",
    data: input<{ readonly columnsDescription: readonly ColumnDescription[] }>(
      "DatasetVersionUpdateInput!",
    ),
  },
  unchecked(v.object({ vecticeId: text })),
);

/** Changes a dataset version: properties, files, tables, columns, each only if given. */
export async function updateDatasetVersion(
  runtime: WriteRuntime,
  id: string,
  changes: DatasetVersionChanges,
  options: AttachOptions,
): Promise<void> {
  const { client, lines } = runtime;
  const { signal, timeout } = options;
  const calls = { signal, timeout };
  checkChanges(changes, id, ["properties", "attachments", "columns"]);
  const properties = propertiesInput(changes.properties);
  const columns = checkDescriptions(changes.columns);
  const { files, tables } = checkAttachments(changes.attachments, options, client.logger);
  const steps: Step[] = [];
  if (properties.length > 0) {
    const entityType = "dataSetVersion";
    const variables = { entityType, entityId: id, upsertPropertyList: properties } as const;
    steps.push({
      parts: [{ kind: "properties" }],
      run: () => client.query(upsertEntityProperties, variables, calls),
    });
  }
  await withSteps(false, (take) =>
    lines.wait(id, signal, () =>
      withOpenFiles(runtime, files, signal, async (opened) => {
        steps.push(
          ...attachSteps(runtime, "datasetversion", id, { files: opened, tables }, options),
        );
        if (columns.size > 0) {
          const columnsDescription = [...columns].map(([name, description]) => ({
            name,
            description,
          }));
          const variables = { datasetVersionId: id, data: { columnsDescription } };
          steps.push({
            parts: [{ kind: "columns" }],
            run: () => client.query(updateDatasetVersionColumns, variables, calls),
          });
        }
        await take(id, steps);
      }),
    ),
  );
}

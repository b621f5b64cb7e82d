import * as v from "valibot";
import { Refusal } from "../../refusal.ts";
import type { Resolver, ResolverContext } from "./context.ts";
import { datasetVersionWithId, iterationWithId, modelVersionWithId } from "./rights.ts";

const EntitySchema = v.object({
  entityId: v.string(),
  entityType: v.picklist(["DATASET_VERSION", "MODEL_VERSION", "ITERATION"]),
});
const TableSchema = v.object({ table: v.string() });

const find = {
  DATASET_VERSION: datasetVersionWithId,
  MODEL_VERSION: modelVersionWithId,
  ITERATION: iterationWithId,
};

/** The files and tables of versions and iterations. */
export const attachmentResolvers: Readonly<Record<string, Resolver>> = {
  attachments: (args, context) => {
    const entity = entityOf(args, context);
    const { files, tables } = context.store;
    return [
      ...files
        .all("entity", entity)
        .map(({ id, name }) => ({ id, name, attachmentType: "ENTITY_FILE" })),
      ...tables
        .all("entity", entity)
        .map(({ id, name }) => ({ id, name, attachmentType: "ENTITY_METADATA" })),
    ];
  },
  entityMetadataContent: (args, context) => {
    const { table } = v.parse(TableSchema, args);
    const found = context.store.tables
      .all("entity", entityOf(args, context))
      .find(({ name }) => name === table);
    if (found === undefined) {
      throw new Refusal(404, "there is no table of this name");
    }
    return { data: found.rows };
  },
};

/** The id of the thing that the arguments speak of, if the user may see it. */
function entityOf(args: unknown, context: ResolverContext): string {
  const { entityId, entityType } = v.parse(EntitySchema, args);
  return find[entityType](entityId, context).id;
}

import * as v from "valibot";
import type { Entry } from "../../store/version.ts";
import { describeColumns } from "./column-descriptions.ts";
import { putTable } from "./asset-writes.ts";
import type { Resolver, ResolverContext } from "./context.ts";
import { checkKeys, MetricsSchema, PropertiesSchema } from "./registration.ts";
import { tableOf } from "./table-input.ts";
import {
  changeDatasetVersion,
  changeModelVersion,
  ownDatasetVersion,
  ownModelVersion,
} from "./version-writes.ts";
import { ownIteration } from "./write-rights.ts";

const StatusSchema = v.object({ status: v.nullish(v.string()) });
const ColumnsSchema = v.object({
  columnsDescription: v.nullish(
    v.array(v.object({ name: v.string(), description: v.string() })),
    [],
  ),
});

/** What is said of versions after they were registered. */
export const versionUpdateResolvers: Readonly<Record<string, Resolver>> = {
  updateModelVersion: (args, context) => {
    const version = ownModelVersion(args["modelVersionId"], context);
    const { status } = v.parse(StatusSchema, args["data"]);
    return changeModelVersion(version, { status: status ?? version.status }, context);
  },
  updateDatasetVersion: (args, context) => {
    const version = ownDatasetVersion(args["datasetVersionId"], context);
    const { columnsDescription } = v.parse(ColumnsSchema, args["data"]);
    const pairs = columnsDescription.map(({ name, description }) => [name, description] as const);
    return describeColumns(version, new Map(pairs), context);
  },
  upsertEntityProperties: ({ entityType, entityId, ...args }, context) => {
    const given = v.parse(PropertiesSchema, args["upsertPropertyList"]);
    if (entityType === "modelVersion") {
      const version = ownModelVersion(entityId, context);
      const properties = merged(version.properties, given);
      return pageOfAll(changeModelVersion(version, { properties }, context).properties);
    }
    const version = ownDatasetVersion(entityId, context);
    const properties = merged(version.properties, given);
    return pageOfAll(changeDatasetVersion(version, { properties }, context).properties);
  },
  upsertEntityMetrics: ({ entityId, ...args }, context) => {
    const version = ownModelVersion(entityId, context);
    const metrics = merged(version.metrics, v.parse(MetricsSchema, args["upsertMetricList"]));
    return pageOfAll(changeModelVersion(version, { metrics }, context).metrics);
  },
  upsertEntityMetadata: ({ entityType, entityId, data }, context) => {
    const tables = v.parse(v.array(v.unknown()), data).map((table) => tableOf(table));
    const entity = changedEntity(entityType, entityId, context);
    return tables.map((table) => putTable(entity, table, context));
  },
};

/** A key that is there gets the new value in its place, and stands there once; others follow. */
function merged<T>(entries: readonly Entry<T>[], given: readonly Entry<T>[]): Entry<T>[] {
  checkKeys(given);
  const values = new Map(given.map(({ key, value }) => [key, value]));
  const kept = entries.filter(
    ({ key }, place) =>
      !values.has(key) || entries.findIndex((entry) => entry.key === key) === place,
  );
  const keys = new Set(kept.map(({ key }) => key));
  return [
    ...kept.map(({ key, value }) => ({ key, value: values.get(key) ?? value })),
    ...given.filter(({ key }) => !keys.has(key)),
  ];
}

/** Clients take what is answered for all that there is. */
function pageOfAll(items: readonly Entry<unknown>[]): object {
  return { items, page: { index: 1, size: Math.max(items.length, 1) }, total: items.length };
}

/** The id of a version that is younger from now on, or of an iteration. */
function changedEntity(type: unknown, id: unknown, context: ResolverContext): string {
  if (type === "MODEL_VERSION") {
    return changeModelVersion(ownModelVersion(id, context), {}, context).id;
  }
  return type === "DATASET_VERSION"
    ? changeDatasetVersion(ownDatasetVersion(id, context), {}, context).id
    : ownIteration(id, context).id;
}

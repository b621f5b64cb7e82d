import * as v from "valibot";
import { nextNumber } from "../../store/ids.ts";
import type { ResolverContext } from "./context.ts";

const number = v.nullish(v.number(), null);
const text = v.nullish(v.string(), null);

const StatisticsSchema = v.object({
  numerical: v.exactOptional(
    v.object({
      mean: number,
      stdDeviation: number,
      missing: number,
      quantiles: v.exactOptional(
        v.object({ qMin: number, q25: number, q50: number, q75: number, qMax: number }),
      ),
    }),
  ),
  text: v.exactOptional(
    v.object({
      unique: number,
      missing: number,
      mostCommons: v.exactOptional(v.array(v.object({ value: v.string(), frequency: v.number() }))),
    }),
  ),
  date: v.exactOptional(
    v.object({ minimum: text, maximum: text, median: text, mean: text, missing: number }),
  ),
  boolean: v.exactOptional(v.object({ true: number, false: number, missing: number })),
});

const ColumnSchema = v.object({
  name: v.string(),
  dataType: v.string(),
  description: text,
  categoryType: text,
  statistics: v.nullish(StatisticsSchema),
});

const ItemSchema = v.object({
  name: v.string(),
  filename: text,
  tablename: text,
  size: number,
  uri: text,
  fingerprint: text,
  updatedDate: text,
  rowsNumber: number,
  columnsNumber: number,
  columns: v.nullish(v.array(ColumnSchema), []),
  extraMetadata: v.nullish(
    v.array(v.object({ key: v.string(), value: text, displayName: text })),
    [],
  ),
});

/** Where a dataset comes from, as clients register it. */
export const SourceSchema = v.object({
  type: v.picklist(["FILES", "DB"]),
  usage: text,
  origin: text,
  size: number,
  files: v.nullish(v.array(ItemSchema), []),
  dbs: v.nullish(v.array(ItemSchema), []),
});

type Source = v.InferOutput<typeof SourceSchema>;

/**
 * What is the same again where nothing has changed. A file that has a fingerprint may have been
 * touched; without one, its date tells.
 */
export function fingerprintOf(sources: readonly Source[]): string {
  const itemOf = (item: v.InferOutput<typeof ItemSchema>): object =>
    item.fingerprint === null ? item : { ...item, updatedDate: null };
  return JSON.stringify(
    sources.map((source) => ({
      ...source,
      files: source.files.map(itemOf),
      dbs: source.dbs.map(itemOf),
    })),
  );
}

/** Adds a source to a dataset version, with its files or tables. */
export function addSource(
  version: string,
  { type, usage, size, files, dbs }: Source,
  { store, write }: ResolverContext,
): void {
  const items = type === "FILES" ? files : dbs;
  const source = nextNumber(store.data, "sources");
  write.add("sources", { id: source, version, type, usage, size });
  for (const item of items) {
    const { name, uri, rowsNumber, columnsNumber, extraMetadata, columns } = item;
    write.add("items", {
      id: nextNumber(store.data, "items"),
      source,
      name,
      location: item.filename ?? item.tablename,
      size: item.size,
      uri,
      rowsNumber,
      columnsNumber: columnsNumber ?? (columns.length > 0 ? columns.length : null),
      extraMetadata,
      columns: columns.map(({ name, categoryType, description, statistics }) => ({
        name,
        categoryType,
        description,
        statistics:
          statistics === null || statistics === undefined || Object.keys(statistics).length === 0
            ? null
            : statistics,
      })),
    });
  }
}

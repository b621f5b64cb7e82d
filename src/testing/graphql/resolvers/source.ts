import * as v from "valibot";
import type { ItemData, SourceData } from "../../store/dataset.ts";
import { notFound } from "../../refusal.ts";
import type { Resolver } from "./context.ts";
import type { TypeResolver } from "./field.ts";
import { wholeOr } from "./list.ts";
import { seesDatasetVersion } from "./rights.ts";

const ColumnsSchema = v.object({
  id: v.number(),
  columnSourceType: v.picklist(["DBColumnSource", "FileSourceColumn"]),
});

/** The columns of the files and tables in dataset versions. */
export const sourceResolvers: Readonly<Record<string, Resolver>> = {
  sourceColumns: (args, context) => {
    const { id, columnSourceType } = v.parse(ColumnsSchema, args);
    const { store } = context;
    const item = store.items.one("id", id);
    const source = store.sources.one("id", item?.source);
    const version = store.datasetVersions.one("id", source?.version);
    const type = columnSourceType === "DBColumnSource" ? "DB" : "FILES";
    if (
      item === undefined ||
      version === undefined ||
      source?.type !== type ||
      !seesDatasetVersion(version, context)
    ) {
      throw notFound(`${type === "DB" ? "table" : "file"} ${id}`);
    }
    return wholeOr(item.columns, args, context);
  },
};

export const sourceFields: TypeResolver<SourceData> = {
  itemsCount: ({ id }, { store }) => store.items.all("source", id).length,
  columnsCount: ({ id }, { store }) =>
    store.items.all("source", id).reduce((sum, { columnsNumber }) => sum + (columnsNumber ?? 0), 0),
  files: ({ id, type }, context, args) =>
    type === "FILES" ? wholeOr(context.store.items.all("source", id), args, context) : null,
  tables: ({ id, type }, context, args) =>
    type === "DB" ? wholeOr(context.store.items.all("source", id), args, context) : null,
};

export const itemFields: TypeResolver<ItemData> = {
  filename: ({ location }) => location,
  tablename: ({ location }) => location,
};

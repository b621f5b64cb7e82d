import * as v from "valibot";
import type { CallOptions } from "../../client/client.ts";
import type { List, ListOptions } from "../../client/list/list.ts";
import { input, query } from "../../client/graphql/operation.ts";
import { unprovenField, withArguments } from "../../client/graphql/selection.ts";
import type { Runtime } from "../reading/runtime.ts";
import { listOfAll, listOfPages, pageArgument } from "../reading/paged-list.ts";
import { maybe, maybeNumber, maybeText, number, text } from "../../schemas/leaf.ts";

const itemEntries = {
  id: number,
  name: text,
  size: maybeNumber,
  rowsNumber: maybeNumber,
  columnsNumber: maybeNumber,
  uri: maybeText,
  extraMetadata: maybe(v.array(v.object({ key: text, value: maybeText, displayName: maybeText }))),
};
const FileSchema = v.object({ ...itemEntries, filename: maybeText });
const TableSchema = v.object({ ...itemEntries, tablename: maybeText });

const paged = <Item extends v.GenericSchema>(item: Item): ReturnType<typeof pageSchema<Item>> =>
  withArguments("page: $page", pageSchema(item), "");
const pageSchema = <Item extends v.GenericSchema>(
  item: Item,
): v.NullishSchema<
  v.ObjectSchema<
    {
      readonly items: v.ArraySchema<Item, undefined>;
      readonly total: v.NullishSchema<v.NumberSchema<undefined>, null>;
    },
    undefined
  >,
  null
> => maybe(v.object({ items: v.array(item), total: unprovenField(maybeNumber) }));

/** `resourcesItems`: the files and tables of every resource, each of them a page. */
export const resourcesItems = query(
  "resourcesItems",
  { datasetVersionId: "VecticeId!", resourceType: input<string | undefined>("DatasetSourceUsage") },
  v.array(v.object({ usage: maybeText, files: paged(FileSchema), tables: paged(TableSchema) })),
  { page: pageArgument("PageInput") },
);

/** A file or table inside a dataset version. */
export interface DatasetItem {
  readonly id: number;
  readonly name: string;
  readonly type: "file" | "table";
  /** The usage of the resource it belongs to; `GENERIC` where it has none. */
  readonly usage: string;
  /** The file's or table's own name, where it differs. */
  readonly source: string | null;
  /** Bytes. */
  readonly size: number | null;
  readonly rowCount: number | null;
  readonly columnCount: number | null;
  readonly uri: string | null;
  readonly metadata: readonly {
    readonly key: string;
    readonly value: string | null;
    readonly displayName: string | null;
  }[];
}

const none = { items: [], total: 0 };

/** The list of files and tables of a dataset version, each resource read to its end. */
export function itemsOf(
  { client }: Runtime,
  datasetVersionId: string,
  options: ListOptions | undefined,
): List<DatasetItem> {
  const load = async (callOptions: CallOptions): Promise<readonly DatasetItem[]> => {
    let size = 100;
    // A page holds one of each resource's: they are listed as pages, and laid together at the end.
    const pages = await listOfPages(
      {
        read: async (page, listOptions) => {
          const { index } = page;
          const resources = await client.query(
            resourcesItems,
            { datasetVersionId, page: { index, size } },
            listOptions,
          );
          const contents = resources.flatMap(({ files, tables }) => [
            files ?? none,
            tables ?? none,
          ]);
          const fullest = contents.reduce((most, { items }) => Math.max(most, items.length), 0);
          // Servers may give smaller pages than asked for.
          size = index === 1 && fullest > 0 ? fullest : size;
          if (client.asksProven(resourcesItems)) {
            // Unpaged: what came is all there is.
            return { items: index === 1 ? [itemsIn(resources)] : [], page, total: 1 };
          }
          const total = contents.reduce((most, { items: { length }, total }) => {
            const told = total ?? -1;
            // Without a total that can be, a full page may have another behind it.
            const next = index + (length < size ? 0 : 1);
            const pages = Math.ceil(told / size);
            return Math.max(most, Number.isInteger(told) && told >= length ? pages : next);
          }, 0);
          return { items: fullest > 0 ? [itemsIn(resources)] : [], page, total };
        },
        make: (items) => items,
        operation: resourcesItems.name,
        // The same page again and again would never end.
        identify: (items) => items.map(({ type, id }) => type + id).join(),
      },
      { ...callOptions, pageSize: 1 },
    );
    return pages.flat();
  };
  return listOfAll(load, options);
}

function itemsIn(resources: v.InferOutput<typeof resourcesItems.schema>): readonly DatasetItem[] {
  return resources.flatMap(({ usage, files, tables }) => [
    ...(files?.items ?? []).map((file) => itemOf("file", usage, file, file.filename)),
    ...(tables?.items ?? []).map((table) => itemOf("table", usage, table, table.tablename)),
  ]);
}

function itemOf(
  type: DatasetItem["type"],
  usage: string | null,
  data: v.InferOutput<v.ObjectSchema<typeof itemEntries, undefined>>,
  source: string | null,
): DatasetItem {
  return Object.freeze({
    id: data.id,
    name: data.name,
    type,
    usage: usage ?? "GENERIC",
    source,
    size: data.size,
    rowCount: data.rowsNumber,
    columnCount: data.columnsNumber,
    uri: data.uri,
    metadata: data.extraMetadata ?? [],
  });
}

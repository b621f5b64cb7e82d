import * as v from "valibot";
import type { CallOptions } from "../client/client.ts";
import type { List, ListOptions } from "../client/list.ts";
import { input, query } from "../client/operation.ts";
import { withArguments } from "../client/selection.ts";
import type { Context } from "./context.ts";
import { listOfAll, pageArgument, type PageInput } from "./paging.ts";
import { maybe, maybeNumber, maybeText, number, text } from "./schemas/leaf.ts";

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
  withArguments("page: $page", pageSchema(item));
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
> => maybe(v.object({ items: v.array(item), total: maybeNumber }));

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

const largestPage = 100;

/** The list of files and tables of a dataset version, each resource read to its end. */
export function itemsOf(
  { client }: Context,
  datasetVersionId: string,
  options: ListOptions | undefined,
): List<DatasetItem> {
  const read = async (page: PageInput, callOptions: CallOptions): Promise<ReadPage> => {
    const resources = await client.query(resourcesItems, { datasetVersionId, page }, callOptions);
    const contents = resources.flatMap(({ files, tables }) => [files, tables]);
    return {
      items: resources.flatMap((resource) => {
        const usage = resource.usage ?? "GENERIC";
        return [
          ...(resource.files?.items ?? []).map((file) =>
            itemOf("file", usage, file, file.filename),
          ),
          ...(resource.tables?.items ?? []).map((table) =>
            itemOf("table", usage, table, table.tablename),
          ),
        ];
      }),
      // Servers may give smaller pages than asked for: the fullest one tells how large they are.
      size: Math.max(1, ...contents.map((content) => content?.items.length ?? 0)),
      total: Math.max(0, ...contents.map((content) => content?.total ?? 0)),
    };
  };
  return listOfAll(async (callOptions) => {
    const first = await read({ index: 1, size: largestPage }, callOptions);
    const pages = Math.ceil(first.total / first.size);
    const rest = await Promise.all(
      Array.from({ length: Math.max(0, pages - 1) }, (_, place) =>
        read({ index: place + 2, size: first.size }, callOptions),
      ),
    );
    return [first, ...rest].flatMap(({ items }) => items);
  }, options);
}

interface ReadPage {
  readonly items: readonly DatasetItem[];
  readonly size: number;
  readonly total: number;
}

function itemOf(
  type: DatasetItem["type"],
  usage: string,
  data: v.InferOutput<v.ObjectSchema<typeof itemEntries, undefined>>,
  source: string | null,
): DatasetItem {
  return Object.freeze({
    id: data.id,
    name: data.name,
    type,
    usage,
    source,
    size: data.size,
    rowCount: data.rowsNumber,
    columnCount: data.columnsNumber,
    uri: data.uri,
    metadata: data.extraMetadata ?? [],
  });
}

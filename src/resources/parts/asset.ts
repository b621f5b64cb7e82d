import * as v from "valibot";
import type { List, ListOptions } from "../../client/list/list.ts";
import { query } from "../../client/graphql/operation.ts";
import { pageOf } from "../../client/list/page.ts";
import { withArguments } from "../../client/graphql/selection.ts";
import type { Runtime } from "../reading/runtime.ts";
import { type Entry, entryOf } from "../output/entry.ts";
import { listOfPages, pageArgument } from "../reading/paged-list.ts";
import { maybe, maybeNumber, maybeText, number, text } from "../../schemas/leaf.ts";
import { MaybeNamedSchema, type Named, namedOf } from "../../schemas/named.ts";

/** What an asset is, within or outside of a section. */
export const assetEntries = {
  id: number,
  index: maybeNumber,
  type: text,
  text: maybeText,
  modelVersion: MaybeNamedSchema,
  datasetVersion: MaybeNamedSchema,
  entityFile: maybe(v.object({ id: number, fileName: text })),
  entityMetadata: maybe(v.object({ id: number, name: text })),
};

type AssetAnswer = v.InferOutput<v.ObjectSchema<typeof assetEntries, undefined>>;

/** `getIterationById`, for a page of its assets in sections and outside of them. */
export const getIterationAssets = query(
  "getIterationById",
  { id: "VecticeId!" },
  v.object({
    paginatedArtifacts: withArguments(
      "filters: { stepStrategy: INCLUDES }, page: $page",
      pageOf(v.object({ ...assetEntries, step: maybe(v.object({ name: text })) })),
    ),
  }),
  { page: pageArgument("PageInput") },
);

/** What was logged in an iteration. */
export interface Asset extends Entry<Asset> {
  readonly kind: "asset";
  readonly id: number;
  readonly index: number | null;
  readonly type: AssetType;
  /** The section it is in; null in none. */
  readonly section: string | null;
  /** The text of a note. */
  readonly text: string | null;
  /** The version, of which the id opens all: `connection.modelVersion(id)`. */
  readonly modelVersion: Named | null;
  readonly datasetVersion: Named | null;
  /** A file, read by `iteration.download(name)`. */
  readonly file: { readonly id: number; readonly name: string } | null;
  /** A table, read by `iteration.table(name)`. */
  readonly table: { readonly id: number; readonly name: string } | null;
  readonly url: string;
}

/** What an asset is; newer servers may know more words. */
export type AssetType =
  | "ModelVersion"
  | "DataSetVersion"
  | "EntityFile"
  | "EntityMetadata"
  | "JobRun"
  | "Comment"
  | (string & {});

/** Makes an asset of its data. */
export function assetOf(data: AssetAnswer, section: string | null, url: string): Asset {
  const file = data.entityFile;
  return entryOf<Asset>({
    kind: "asset",
    id: data.id,
    index: data.index,
    type: data.type,
    section,
    text: data.text,
    modelVersion: namedOf(data.modelVersion),
    datasetVersion: namedOf(data.datasetVersion),
    file: file === null ? null : { id: file.id, name: file.fileName },
    table: data.entityMetadata,
    url,
  });
}

/** The list of everything logged in an iteration. */
export function assetsOf(
  { client }: Runtime,
  iteration: { readonly id: string; readonly url: string },
  options: ListOptions | undefined,
): List<Asset> {
  return listOfPages(
    {
      read: async (page, callOptions) =>
        (await client.query(getIterationAssets, { id: iteration.id, page }, callOptions))
          .paginatedArtifacts,
      make: (data) => assetOf(data, data.step?.name ?? null, iteration.url),
      operation: getIterationAssets.name,
    },
    options,
  );
}

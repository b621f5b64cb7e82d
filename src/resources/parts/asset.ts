import * as v from "valibot";
import type { CallOptions } from "../../client/client.ts";
import type { List, ListOptions } from "../../client/list/list.ts";
import { query } from "../../client/graphql/operation.ts";
import { pageOf } from "../../client/list/page.ts";
import { withArguments } from "../../client/graphql/selection.ts";
import type { Runtime } from "../reading/runtime.ts";
import { Entry, filled } from "../output/entry.ts";
import type { Snapshot } from "../output/snapshot.ts";
import { listOfPages, pageArgument, wholeOrPage } from "../reading/paged-list.ts";
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
      "filters: { stepStrategy: INCLUDES }",
    ),
  }),
  { page: pageArgument("PageInput") },
);

/** What was logged in an iteration. */
export interface Asset extends Entry<Asset> {
  /**
   * Deletes it (`removeAssetsFromIteration`). Sent once.
   *
   * @throws {@link NotFoundError} when it is gone already
   * @throws {@link NetworkError} or {@link TimeoutError} with `maybeApplied` when no answer came
   * @example
   * const [asset] = await iteration.assets();
   * await asset?.delete();
   */
  delete(options?: CallOptions): Promise<void>;
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

class DeletableAsset extends Entry<Asset> {
  readonly #remove: (options: CallOptions) => Promise<void>;

  constructor(data: Snapshot<Asset>, remove: (options: CallOptions) => Promise<void>) {
    super(data);
    this.#remove = remove;
  }

  delete(options: CallOptions = {}): Promise<void> {
    return this.#remove(options);
  }
}

/** The iteration that assets are in. */
interface AssetHolder {
  readonly id: string;
  readonly url: string;
}

/** Makes an asset of its data. */
export function assetOf(
  { write }: Runtime,
  data: AssetAnswer,
  section: string | null,
  iteration: AssetHolder,
): Asset {
  const file = data.entityFile;
  const facts: Snapshot<Asset> = {
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
    url: iteration.url,
  };
  const remove = (options: CallOptions): Promise<void> =>
    write([options], (writer, runtime, ...given) =>
      writer.deleteAsset(runtime, iteration.id, data.id, ...given),
    );
  return filled(new DeletableAsset(facts, remove), facts);
}

/** The list of everything logged in an iteration. */
export function assetsOf(
  runtime: Runtime,
  iteration: AssetHolder,
  options: ListOptions | undefined,
): List<Asset> {
  return listOfPages(
    {
      read: async (page, callOptions) =>
        wholeOrPage(
          runtime.client,
          getIterationAssets,
          page,
          (await runtime.client.query(getIterationAssets, { id: iteration.id, page }, callOptions))
            .paginatedArtifacts,
        ),
      make: (data) => assetOf(runtime, data, data.step?.name ?? null, iteration),
      operation: getIterationAssets.name,
    },
    options,
  );
}

import { checkCall } from "../../client/check-call.ts";
import type { CallOptions } from "../../client/client.ts";
import { query } from "../../client/graphql/operation.ts";
import type { List } from "../../client/list/list.ts";
import { pageOf } from "../../client/list/page.ts";
import { ListedDatasetVersionSchema, DatasetSchema } from "../../schemas/dataset.ts";
import type { Context } from "../context.ts";
import type { KnownParts } from "./known-parts.ts";
import type { Dataset } from "../dataset.ts";
import type { DatasetVersion } from "../dataset-version.ts";
import type { Project } from "../project.ts";
import type { VersionListOptions } from "../reading/newest-first.ts";
import { lazyParent } from "../reading/lazy-parent.ts";
import { listOf, pageArgument } from "../reading/paged-list.ts";
import { pageOfThing } from "../reading/runtime.ts";

/** `getDataset`, with its newest version. */
export const getDataset = query("getDataset", { datasetId: "VecticeId!" }, DatasetSchema);

/** `getDatasetVersionsList`, page by page. */
export const getDatasetVersionsList = query(
  "getDatasetVersionsList",
  { datasetId: "VecticeId!", page: pageArgument("PageInput") },
  pageOf(ListedDatasetVersionSchema),
);

/**
 * What a dataset can be asked when nothing but its id is known; an open one can be asked the same.
 *
 * @example
 * const versions = await connection.at("DTS-3").versions();
 */
export class KnownDataset {
  readonly kind = "dataset" as const;
  /** Such as `DTS-3`. */
  readonly id: string;
  /** The dataset's page in the web app. */
  readonly url: string;
  readonly #context: Context;
  readonly #self: () => Dataset | undefined;
  readonly #whole: (options: CallOptions) => Promise<Dataset>;

  /** Made by the library alone. */
  constructor(parts: never);
  /** @internal */
  constructor(parts: KnownParts<Dataset>);
  constructor({ context, id, self }: KnownParts<Dataset>) {
    this.id = id;
    this.url = pageOfThing(context, this.kind, id);
    this.#context = context;
    this.#self = self ?? (() => undefined);
    this.#whole = self
      ? async () => self()
      : lazyParent(id, (_, options) => context.connection.dataset(id, options));
  }

  /**
   * Lists its versions, the oldest first; with `newestFirst: true` the newest first (`getDatasetVersionsList`).
   * The protocol has no order for them: the newest are found by counting pages back from the total,
   * which takes a request more.
   *
   * @returns a list to await or to iterate; nothing is sent before
   * @example
   * const versions = await dataset.versions();
   */
  versions(options: VersionListOptions = {}): List<DatasetVersion> {
    return listOf(
      this.#context.client,
      {
        operation: getDatasetVersionsList,
        variables: (page) => ({ datasetId: this.id, page }),
        make: (data, dataset) => this.#context.make.datasetVersion(data, dataset),
        parent: this.#whole,
        fromTheEnd: checkCall(options).newestFirst === true,
      },
      options,
    );
  }

  /**
   * The newest version: without a request where it came along (`newestVersion`), else by `getDataset`.
   *
   * @returns the version, or undefined when there is none yet
   * @example
   * const newest = await dataset.lastVersion();
   */
  async lastVersion(options: CallOptions = {}): Promise<DatasetVersion | undefined> {
    const dataset = this.#self();
    checkCall(options);
    if (dataset?.newestVersion !== undefined) {
      return dataset.newestVersion ?? undefined;
    }
    const { client, make } = this.#context;
    const data = await client.query(getDataset, { datasetId: this.id }, options);
    return data.lastVersion === null
      ? undefined
      : make.datasetVersion(data.lastVersion, dataset ?? make.dataset(data));
  }
  /**
   * Opens the project it belongs to, with one request however often it is asked for
   * (`getProjectById`).
   *
   * @returns the project, or null when the server names none
   * @example
   * console.log((await dataset.project())?.name);
   */
  async project(options: CallOptions = {}): Promise<Project | null> {
    return (await this.#whole(options)).project(options);
  }
}

import type { CallOptions } from "../client/client.ts";
import type { List } from "../client/list/list.ts";
import { query } from "../client/graphql/operation.ts";
import { pageOf } from "../client/list/page.ts";
import type { Context } from "./context.ts";
import type { DatasetVersion } from "./dataset-version.ts";
import { dateOf } from "./output/wire-values.ts";
import { lazyParent } from "./reading/lazy-parent.ts";
import type { VersionListOptions } from "./reading/newest-first.ts";
import { listOf, pageArgument } from "./reading/paged-list.ts";
import type { Project } from "./project.ts";
import {
  type DatasetData,
  DatasetSchema,
  type ListedDatasetVersionData,
  ListedDatasetVersionSchema,
} from "../schemas/dataset.ts";
import { type Snapshot, snapshotOf } from "./output/snapshot.ts";
import { pageOfThing } from "./reading/runtime.ts";

/** `getDataset`, with its newest version. */
export const getDataset = query("getDataset", { datasetId: "VecticeId!" }, DatasetSchema);

/** `getDatasetVersionsList`, page by page. */
export const getDatasetVersionsList = query(
  "getDatasetVersionsList",
  { datasetId: "VecticeId!", page: pageArgument("PageInput") },
  pageOf(ListedDatasetVersionSchema),
);

/** What a dataset is for; newer servers may know more words. */
export type DatasetType =
  | "ORIGIN"
  | "CLEAN"
  | "VALIDATION"
  | "MODELING"
  | "UNKNOWN"
  | (string & {});

interface DatasetParts {
  readonly context: Context;
  readonly data: DatasetData;
  readonly project: Project | undefined;
}

/**
 * A dataset of a project.
 *
 * @example
 * const dataset = await connection.dataset("DTS-3");
 * console.log(dataset.type, (await dataset.lastVersion())?.resources);
 */
export class Dataset {
  readonly kind = "dataset" as const;
  /** Such as `DTS-3`. */
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly url: string;
  readonly type: DatasetType;
  /** Where its content comes from, in a word of the one who logged it. */
  readonly origin: string | null;
  readonly versionCount: number;
  readonly createdAt: Date | null;
  readonly updatedAt: Date | null;
  readonly projectId: string | null;
  readonly #context: Context;
  readonly #project: (options: CallOptions) => Promise<Project | null>;
  /** Undefined where the answer did not tell. */
  readonly #lastVersion: ListedDatasetVersionData | null | undefined;
  #newestVersion: DatasetVersion | undefined;

  /** Made by the library alone. */
  constructor(parts: never);
  /** @internal */
  constructor(parts: DatasetParts);
  constructor({ context, data, project }: DatasetParts) {
    this.id = data.vecticeId;
    this.name = data.name;
    this.description = data.description;
    this.url = pageOfThing(context, this.kind, this.id);
    this.type = data.type;
    this.origin = data.sourceOrigin;
    this.versionCount = data.versionCount;
    this.createdAt = dateOf(data.createdDate);
    this.updatedAt = dateOf(data.updatedDate);
    this.projectId = data.project?.vecticeId ?? null;
    this.#context = context;
    this.#lastVersion = data.lastVersion;
    this.#project = lazyParent(
      this.projectId,
      (id, options) => context.connection.project(id, options),
      project,
    );
    Object.freeze(this);
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
        make: (data) => this.#context.make.datasetVersion(data, this),
        fromTheEnd: options.newestFirst === true,
      },
      options,
    );
  }

  /**
   * The newest version, where it came along: null where there is none yet, undefined where the answer
   * that this dataset was made of did not tell; `lastVersion()` asks then. Not part of `toJSON()`.
   */
  get newestVersion(): DatasetVersion | null | undefined {
    const data = this.#lastVersion;
    return data && (this.#newestVersion ??= this.#context.make.datasetVersion(data, this));
  }

  /**
   * The newest version: without a request where it came along (`newestVersion`), else by `getDataset`.
   *
   * @returns the version, or undefined when there is none yet
   * @example
   * const newest = await dataset.lastVersion();
   */
  async lastVersion(options: CallOptions = {}): Promise<DatasetVersion | undefined> {
    const { newestVersion } = this;
    if (newestVersion !== undefined) {
      return newestVersion ?? undefined;
    }
    const { client, make } = this.#context;
    const { lastVersion } = await client.query(getDataset, { datasetId: this.id }, options);
    return lastVersion === null ? undefined : make.datasetVersion(lastVersion, this);
  }

  /**
   * Opens the project it belongs to, with one request however often it is asked for
   * (`getProjectById`).
   *
   * @returns the project, or null when the server names none
   * @example
   * console.log((await dataset.project())?.name);
   */
  project(options: CallOptions = {}): Promise<Project | null> {
    return this.#project(options);
  }

  /** The dataset's data, for `JSON.stringify` and `structuredClone`. */
  toJSON(): Snapshot<Dataset> {
    return snapshotOf<Dataset>(this);
  }
}

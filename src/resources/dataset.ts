import type { CallOptions } from "../client/client.ts";
import type { List, ListOptions } from "../client/list/list.ts";
import { query } from "../client/graphql/operation.ts";
import { pageOf } from "../client/list/page.ts";
import type { Context } from "./context.ts";
import type { DatasetVersion } from "./dataset-version.ts";
import { dateOf } from "./output/date.ts";
import { lazyParent } from "./reading/lazy-parent.ts";
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
   * Lists its versions (`getDatasetVersionsList`).
   *
   * @returns a list to await or to iterate; nothing is sent before
   * @example
   * const versions = await dataset.versions();
   */
  versions(options?: ListOptions): List<DatasetVersion> {
    return listOf(
      this.#context.client,
      {
        operation: getDatasetVersionsList,
        variables: (page) => ({ datasetId: this.id, page }),
        make: (data) => this.#context.make.datasetVersion(data, this),
      },
      options,
    );
  }

  /**
   * The newest version: without a request where this dataset's answer held it, else by `getDataset`.
   *
   * @returns the version, or undefined when there is none yet
   * @example
   * const newest = await dataset.lastVersion();
   */
  async lastVersion(options: CallOptions = {}): Promise<DatasetVersion | undefined> {
    const { client, make } = this.#context;
    const data =
      this.#lastVersion === undefined
        ? (await client.query(getDataset, { datasetId: this.id }, options)).lastVersion
        : this.#lastVersion;
    return data === null ? undefined : make.datasetVersion(data, this);
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

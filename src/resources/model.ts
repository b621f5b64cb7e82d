import type { CallOptions } from "../client/client.ts";
import type { List } from "../client/list/list.ts";
import { query } from "../client/graphql/operation.ts";
import { pageOf } from "../client/list/page.ts";
import type { Context } from "./context.ts";
import { dateOf } from "./output/wire-values.ts";
import type { ModelVersion } from "./model-version.ts";
import { lazyParent } from "./reading/lazy-parent.ts";
import type { VersionListOptions } from "./reading/newest-first.ts";
import { listOf, pageArgument } from "./reading/paged-list.ts";
import type { Project } from "./project.ts";
import {
  ListedModelVersionSchema,
  type ListedModelVersionData,
  type ModelData,
  ModelSchema,
} from "../schemas/model.ts";
import { type Snapshot, snapshotOf } from "./output/snapshot.ts";
import { pageOfThing } from "./reading/runtime.ts";

/** `getModelById`, with its newest version. */
export const getModelById = query("getModelById", { modelId: "VecticeId!" }, ModelSchema);

/** `getModelVersionsList`, page by page. */
export const getModelVersionsList = query(
  "getModelVersionsList",
  { modelId: "VecticeId!", page: pageArgument("PageInput") },
  pageOf(ListedModelVersionSchema),
);

/** How many versions of a model have which status. */
export interface VersionStats {
  readonly experimentation: number;
  readonly staging: number;
  readonly production: number;
  readonly retired: number;
  readonly discarded: number;
}

interface ModelParts {
  readonly context: Context;
  readonly data: ModelData;
  readonly project: Project | undefined;
}

/**
 * A model of a project.
 *
 * @example
 * const model = await connection.model("MDL-3");
 * console.log(model.versionCount, (await model.lastVersion())?.metrics);
 */
export class Model {
  readonly kind = "model" as const;
  /** Such as `MDL-3`. */
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly url: string;
  readonly type: string;
  readonly versionCount: number;
  readonly versionStats: VersionStats;
  readonly createdAt: Date | null;
  readonly updatedAt: Date | null;
  readonly projectId: string | null;
  readonly #context: Context;
  readonly #project: (options: CallOptions) => Promise<Project | null>;
  /** Undefined where the answer did not tell. */
  readonly #lastVersion: ListedModelVersionData | null | undefined;
  #newestVersion: ModelVersion | undefined;

  /** Made by the library alone. */
  constructor(parts: never);
  /** @internal */
  constructor(parts: ModelParts);
  constructor({ context, data, project }: ModelParts) {
    const { versionStats } = data;
    this.id = data.vecticeId;
    this.name = data.name;
    this.description = data.description;
    this.url = pageOfThing(context, this.kind, this.id);
    this.type = data.type;
    this.versionCount = data.versionCount;
    this.versionStats = Object.freeze({
      experimentation: versionStats.experimentationCount,
      staging: versionStats.stagingCount,
      production: versionStats.productionCount,
      retired: versionStats.retiredCount,
      discarded: versionStats.discardedCount,
    });
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
   * Lists its versions, the oldest first; with `newestFirst: true` the newest first (`getModelVersionsList`).
   * The protocol has no order for them: the newest are found by counting pages back from the total,
   * which takes a request more.
   *
   * @returns a list to await or to iterate; nothing is sent before
   * @example
   * for await (const version of model.versions()) console.log(version.name, version.status);
   */
  versions(options: VersionListOptions = {}): List<ModelVersion> {
    return listOf(
      this.#context.client,
      {
        operation: getModelVersionsList,
        variables: (page) => ({ modelId: this.id, page }),
        make: (data) => this.#context.make.modelVersion(data, this),
        fromTheEnd: options.newestFirst === true,
      },
      options,
    );
  }

  /**
   * The newest version, where it came along: null where there is none yet, undefined where the answer
   * that this model was made of did not tell; `lastVersion()` asks then. Not part of `toJSON()`.
   */
  get newestVersion(): ModelVersion | null | undefined {
    const data = this.#lastVersion;
    return data && (this.#newestVersion ??= this.#context.make.modelVersion(data, this));
  }

  /**
   * The newest version: without a request where it came along (`newestVersion`), else by `getModelById`.
   *
   * @returns the version, or undefined when there is none yet
   * @example
   * const newest = await model.lastVersion();
   */
  async lastVersion(options: CallOptions = {}): Promise<ModelVersion | undefined> {
    const { newestVersion } = this;
    if (newestVersion !== undefined) {
      return newestVersion ?? undefined;
    }
    const { client, make } = this.#context;
    const { lastVersion } = await client.query(getModelById, { modelId: this.id }, options);
    return lastVersion === null ? undefined : make.modelVersion(lastVersion, this);
  }

  /**
   * Opens the project it belongs to, with one request however often it is asked for
   * (`getProjectById`).
   *
   * @returns the project, or null when the server names none
   * @example
   * console.log((await model.project())?.name);
   */
  project(options: CallOptions = {}): Promise<Project | null> {
    return this.#project(options);
  }

  /** The model's data, for `JSON.stringify` and `structuredClone`. */
  toJSON(): Snapshot<Model> {
    return snapshotOf<Model>(this);
  }
}

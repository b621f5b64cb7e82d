import type { CallOptions } from "../client/client.ts";
import type { Context } from "./context.ts";
import { KnownModel } from "./known/model.ts";
import { dateOf } from "./output/wire-values.ts";
import type { ModelVersion } from "./model-version.ts";
import { lazyParent } from "./reading/lazy-parent.ts";
import type { Project } from "./project.ts";
import type { ListedModelVersionData, ModelData } from "../schemas/model.ts";
import { type Snapshot, snapshotOf } from "./output/snapshot.ts";

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
export class Model extends KnownModel {
  readonly name: string;
  readonly description: string | null;
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
    super({ context, id: data.vecticeId, self: () => this });
    this.name = data.name;
    this.description = data.description;
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
   * The newest version, where it came along: null where there is none yet, undefined where the answer
   * that this model was made of did not tell; `lastVersion()` asks then. Not part of `toJSON()`.
   */
  get newestVersion(): ModelVersion | null | undefined {
    const data = this.#lastVersion;
    return data && (this.#newestVersion ??= this.#context.make.modelVersion(data, this));
  }

  /**
   * Opens the project it belongs to, with one request however often it is asked for
   * (`getProjectById`).
   *
   * @returns the project, or null when the server names none
   * @example
   * console.log((await model.project())?.name);
   */
  override project(options: CallOptions = {}): Promise<Project | null> {
    return this.#project(options);
  }

  /** The model's data, for `JSON.stringify` and `structuredClone`. */
  toJSON(): Snapshot<Model> {
    return snapshotOf<Model>(this);
  }
}

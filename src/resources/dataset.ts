import type { CallOptions } from "../client/client.ts";
import type { Context } from "./context.ts";
import { KnownDataset } from "./known/dataset.ts";
import type { DatasetVersion } from "./dataset-version.ts";
import { dateOf } from "./output/wire-values.ts";
import { lazyParent } from "./reading/lazy-parent.ts";
import type { Project } from "./project.ts";
import type { DatasetData, ListedDatasetVersionData } from "../schemas/dataset.ts";
import { type Snapshot, snapshotOf } from "./output/snapshot.ts";

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
export class Dataset extends KnownDataset {
  readonly name: string;
  readonly description: string | null;
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
    super({ context, id: data.vecticeId, self: () => this });
    this.name = data.name;
    this.description = data.description;
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
   * The newest version, where it came along: null where there is none yet, undefined where the answer
   * that this dataset was made of did not tell; `lastVersion()` asks then. Not part of `toJSON()`.
   */
  get newestVersion(): DatasetVersion | null | undefined {
    const data = this.#lastVersion;
    return data && (this.#newestVersion ??= this.#context.make.datasetVersion(data, this));
  }

  /**
   * Opens the project it belongs to, with one request however often it is asked for
   * (`getProjectById`).
   *
   * @returns the project, or null when the server names none
   * @example
   * console.log((await dataset.project())?.name);
   */
  override project(options: CallOptions = {}): Promise<Project | null> {
    return this.#project(options);
  }

  /** The dataset's data, for `JSON.stringify` and `structuredClone`. */
  toJSON(): Snapshot<Dataset> {
    return snapshotOf<Dataset>(this);
  }
}

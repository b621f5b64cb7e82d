import { checkCall } from "../client/check-call.ts";
import type { CallOptions } from "../client/client.ts";
import { query } from "../client/graphql/operation.ts";
import type { Context } from "./context.ts";
import { KnownDatasetVersion } from "./known/dataset-version.ts";
import type { Dataset } from "./dataset.ts";
import { dateOf, originOf, recordOf } from "./output/wire-values.ts";
import { lazyParent } from "./reading/lazy-parent.ts";
import type { AttachOptions } from "../write/register/attachments.ts";
import type { DatasetVersionChanges } from "../write/register/update-dataset-version.ts";
import type { Phase } from "./phase.ts";
import { DatasetVersionSchema, type ListedDatasetVersionData } from "../schemas/dataset.ts";
import type { User } from "../schemas/user.ts";
import { type Snapshot, snapshotOf } from "./output/snapshot.ts";
import { versionBefore } from "./reading/newest-first.ts";

/** `getDatasetVersion`: everything a version shows, in one answer. */
export const getDatasetVersion = query(
  "getDatasetVersion",
  { datasetVersionId: "VecticeId!" },
  DatasetVersionSchema,
);

/** A part of a dataset version: what was logged for one usage. */
export interface DatasetResource {
  readonly id: number | null;
  /** `TRAINING`, `TESTING`, `VALIDATION` or `GENERIC`. */
  readonly usage: string;
  /** `FILES`, `DB`, or a newer server's word. */
  readonly type: string | null;
  /** Bytes. */
  readonly size: number | null;
  readonly itemCount: number | null;
  readonly columnCount: number | null;
}

interface DatasetVersionParts {
  readonly context: Context;
  readonly data: ListedDatasetVersionData;
  readonly dataset: Dataset | null;
}

/**
 * A version of a dataset.
 *
 * @example
 * const version = await connection.datasetVersion("DTV-7");
 * for (const item of await version.items()) console.log(item.name, item.rowCount);
 */
export class DatasetVersion extends KnownDatasetVersion {
  readonly name: string;
  readonly description: string | null;
  readonly starred: boolean;
  readonly properties: Readonly<Record<string, string | undefined>>;
  readonly resources: readonly DatasetResource[];
  readonly creator: User | null;
  readonly createdAt: Date | null;
  readonly updatedAt: Date | null;
  /** The phase and the iteration it was logged in. */
  readonly phaseId: string | null;
  readonly iterationId: string | null;
  /** The dataset it is a version of; null when that one is gone. */
  readonly dataset: Dataset | null;
  readonly #context: Context;
  readonly #phase: (options: CallOptions) => Promise<Phase | null>;

  /** Made by the library alone. */
  constructor(parts: never);
  /** @internal */
  constructor(parts: DatasetVersionParts);
  constructor({ context, data, dataset }: DatasetVersionParts) {
    super({ context, id: data.vecticeId });
    this.name = data.name;
    this.description = data.description;
    this.starred = data.isStarred === true;
    this.properties = recordOf(data.properties);
    this.resources = Object.freeze(
      data.datasetSources.map(({ id, usage, type, size, itemsCount, columnsCount }) =>
        Object.freeze({
          id,
          usage: usage ?? "GENERIC",
          type,
          size,
          itemCount: itemsCount,
          columnCount: columnsCount,
        }),
      ),
    );
    this.creator = data.createdBy;
    this.createdAt = dateOf(data.createdDate);
    this.updatedAt = dateOf(data.updatedDate);
    this.phaseId = originOf(data, "phase");
    this.iterationId = originOf(data, "iteration");
    this.dataset = dataset;
    this.#context = context;
    this.#phase = lazyParent(this.phaseId, (id, options) => context.connection.phase(id, options));
    Object.freeze(this);
  }

  /**
   * Finds the version before this one (`getDatasetVersionsList`).
   *
   * @returns the version, or undefined for the first one, and where the dataset is gone
   * @example
   * const before = await version.previous();
   */
  override async previous(options: CallOptions = {}): Promise<DatasetVersion | undefined> {
    return this.dataset === null
      ? undefined
      : versionBefore(this.dataset.versions({ ...checkCall(options), newestFirst: true }), this.id);
  }

  /**
   * Opens the phase it was logged in, with one request however often it is asked for
   * (`getPhaseById`).
   *
   * @returns the phase, or null when the server names none
   * @example
   * console.log((await version.phase())?.name);
   */
  override phase(options: CallOptions = {}): Promise<Phase | null> {
    return this.#phase(options);
  }

  /**
   * Changes it: sets properties (`upsertEntityProperties`), then adds files and tables, then describes columns
   * (`updateDatasetVersion`), each only if given. Each is sent once.
   *
   * @param changes - `properties`, `attachments`, `columns` (what they hold): one of them at least
   * @param options - `extract`, `onProgress` for files; `cut` for tables; `timeout` (ms), `signal`
   * @returns the version, read again
   * @throws {@link InvalidRequestError} for what cannot be right; nothing is sent then
   * @throws {@link IncompleteWriteError} when something was done and something after that failed
   * @example
   * const described = await version.update({ columns: { tenure: "Months with us" } });
   */
  async update(
    changes: DatasetVersionChanges,
    options: AttachOptions = {},
  ): Promise<DatasetVersion> {
    const { write, connection } = this.#context;
    await write([changes, options], (writer, runtime, ...given) =>
      writer.updateDatasetVersion(runtime, this.id, ...given),
    );
    return connection.datasetVersion(this.id, options);
  }

  /** The version's data, for `JSON.stringify` and `structuredClone`. */
  toJSON(): Snapshot<DatasetVersion> {
    return snapshotOf<DatasetVersion>(this);
  }
}

import * as v from "valibot";
import type { CallOptions } from "../client/client.ts";
import type { List, ListOptions } from "../client/list/list.ts";
import { query } from "../client/graphql/operation.ts";
import { type Attachment, attachmentsOf } from "./parts/attachment.ts";
import { type Column, columnsOf } from "./parts/column.ts";
import type { Context } from "./context.ts";
import type { Dataset } from "./dataset.ts";
import { type DatasetItem, itemsOf } from "./parts/dataset-item.ts";
import { dateOf, originOf, recordOf } from "./output/wire-values.ts";
import { type Download, downloadOf } from "./parts/download.ts";
import { lazyParent } from "./reading/lazy-parent.ts";
import { type Lineage, LineageSchema, lineageOf } from "./lineage.ts";
import type { AttachOptions } from "../write/register/attachments.ts";
import type { DatasetVersionChanges } from "../write/register/update-dataset-version.ts";
import type { Phase } from "./phase.ts";
import { DatasetVersionSchema, type ListedDatasetVersionData } from "../schemas/dataset.ts";
import type { User } from "../schemas/user.ts";
import { type Snapshot, snapshotOf } from "./output/snapshot.ts";
import { type Table, tableOf } from "./parts/table.ts";
import { pageOfThing } from "./reading/runtime.ts";
import { versionBefore } from "./reading/newest-first.ts";

/** `getDatasetVersion`: everything a version shows, in one answer. */
export const getDatasetVersion = query(
  "getDatasetVersion",
  { datasetVersionId: "VecticeId!" },
  DatasetVersionSchema,
);

/** `getDatasetVersion`, for its lineage. */
export const getDatasetVersionLineage = query(
  "getDatasetVersion",
  { datasetVersionId: "VecticeId!" },
  LineageSchema,
);

/** `hasColumn`. */
export const hasColumn = query(
  "hasColumn",
  { datasetVersionId: "VecticeId!", column: "String!" },
  v.boolean(),
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
export class DatasetVersion {
  readonly kind = "datasetVersion" as const;
  /** Such as `DTV-7`. */
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly url: string;
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
    this.id = data.vecticeId;
    this.name = data.name;
    this.description = data.description;
    this.url = pageOfThing(context, this.kind, this.id);
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
   * Lists its files and tables (`resourcesItems`).
   * Order: resource by resource as in `resources`, files before tables.
   *
   * @returns a list to await or to iterate; nothing is sent before
   * @example
   * const [item] = await version.items();
   */
  items(options?: ListOptions): List<DatasetItem> {
    return itemsOf(this.#context, this.id, options);
  }

  /**
   * Lists the columns of one of its items, with their statistics (`sourceColumns`).
   * Order: the server's; no other is asked for.
   *
   * @example
   * for await (const column of version.columns(item)) console.log(column.name, column.type);
   */
  columns(item: Pick<DatasetItem, "id" | "type">, options?: ListOptions): List<Column> {
    return columnsOf(this.#context, item, options);
  }

  /**
   * Tells whether any of its items has a column of this name (`hasColumn`).
   *
   * @example
   * if (await version.hasColumn("income")) console.log("yes");
   */
  hasColumn(name: string, options: CallOptions = {}): Promise<boolean> {
    return this.#context.client.query(
      hasColumn,
      { datasetVersionId: this.id, column: name },
      options,
    );
  }

  /**
   * Lists its attached files and tables (`attachments`).
   * Order: the server's; no other is asked for.
   *
   * @example
   * const attachments = await version.attachments();
   */
  attachments(options?: ListOptions): List<Attachment> {
    return attachmentsOf(this.#context, this, options);
  }

  /**
   * Opens an attached file (`GET /api/attachments/datasetversion/{id}/{name}`).
   *
   * @throws {@link NotFoundError} when it has no file of this name
   * @example
   * const text = await (await version.download("notes.txt")).text();
   */
  download(name: string, options: CallOptions = {}): Promise<Download> {
    return downloadOf(this.#context, this, name, options);
  }

  /**
   * Reads an attached table (`entityMetadataContent`).
   *
   * @throws {@link NotFoundError} when it has no table of this name
   * @example
   * const { columns, rows } = await version.table("profile");
   */
  table(name: string, options: CallOptions = {}): Promise<Table> {
    return tableOf(this.#context, this, name, options);
  }

  /**
   * Reads what it was made from, and what was made from it (`getDatasetVersion`).
   *
   * @example
   * const { children } = await version.lineage();
   */
  async lineage(options: CallOptions = {}): Promise<Lineage> {
    const { client, make } = this.#context;
    return lineageOf(
      make,
      await client.query(getDatasetVersionLineage, { datasetVersionId: this.id }, options),
    );
  }

  /**
   * Finds the version before this one (`getDatasetVersionsList`).
   *
   * @returns the version, or undefined for the first one, and where the dataset is gone
   * @example
   * const before = await version.previous();
   */
  async previous(options: CallOptions = {}): Promise<DatasetVersion | undefined> {
    return this.dataset === null
      ? undefined
      : versionBefore(this.dataset.versions({ ...options, newestFirst: true }), this.id);
  }

  /**
   * Opens the phase it was logged in, with one request however often it is asked for
   * (`getPhaseById`).
   *
   * @returns the phase, or null when the server names none
   * @example
   * console.log((await version.phase())?.name);
   */
  phase(options: CallOptions = {}): Promise<Phase | null> {
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
    await write((writer, runtime) =>
      writer.updateDatasetVersion(runtime, this.id, changes, options),
    );
    return connection.datasetVersion(this.id, options);
  }

  /** The version's data, for `JSON.stringify` and `structuredClone`. */
  toJSON(): Snapshot<DatasetVersion> {
    return snapshotOf<DatasetVersion>(this);
  }
}

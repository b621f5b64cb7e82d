import * as v from "valibot";
import type { CallOptions } from "../../client/client.ts";
import { query } from "../../client/graphql/operation.ts";
import type { List, ListOptions } from "../../client/list/list.ts";
import type { Context } from "../context.ts";
import type { KnownParts } from "./known-parts.ts";
import type { DatasetVersion } from "../dataset-version.ts";
import { type Lineage, lineageOf, LineageSchema } from "../lineage.ts";
import { type Attachment, attachmentsOf } from "../parts/attachment.ts";
import { type Column, columnsOf } from "../parts/column.ts";
import { type DatasetItem, itemsOf } from "../parts/dataset-item.ts";
import { type Download, downloadOf } from "../parts/download.ts";
import { type Table, tableOf } from "../parts/table.ts";
import type { Phase } from "../phase.ts";
import { pageOfThing } from "../reading/runtime.ts";

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

/**
 * What a dataset version can be asked when nothing but its id is known; an open one can be asked the same.
 *
 * @example
 * const items = await connection.at("DTV-7").items();
 */
export class KnownDatasetVersion {
  readonly kind = "datasetVersion" as const;
  /** Such as `DTV-7`. */
  readonly id: string;
  /** The dataset version's page in the web app. */
  readonly url: string;
  readonly #context: Context;

  /** Made by the library alone. */
  constructor(parts: never);
  /** @internal */
  constructor(parts: KnownParts);
  constructor({ context, id }: KnownParts) {
    this.id = id;
    this.url = pageOfThing(context, this.kind, id);
    this.#context = context;
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
    const version = await this.#context.connection.datasetVersion(this.id, options);
    return version.previous(options);
  }

  /**
   * Opens the phase it was logged in, with one request however often it is asked for
   * (`getPhaseById`).
   *
   * @returns the phase, or null when the server names none
   * @example
   * console.log((await version.phase())?.name);
   */
  async phase(options: CallOptions = {}): Promise<Phase | null> {
    const version = await this.#context.connection.datasetVersion(this.id, options);
    return version.phase(options);
  }
}

import type { CallOptions } from "../../client/client.ts";
import type { List, ListOptions } from "../../client/list/list.ts";
import type { Context } from "../context.ts";
import type { KnownParts } from "./known-parts.ts";
import { type Asset, assetsOf } from "../parts/asset.ts";
import { type Attachment, attachmentsOf } from "../parts/attachment.ts";
import { type Download, downloadOf } from "../parts/download.ts";
import { type Section, sectionsOf } from "../parts/section.ts";
import { type Table, tableOf } from "../parts/table.ts";
import { pageOfThing } from "../reading/runtime.ts";

/**
 * What an iteration can be asked when nothing but its id is known; an open one can be asked the same.
 *
 * @example
 * const sections = await connection.at("ITR-9").sections();
 */
export class KnownIteration {
  readonly kind = "iteration" as const;
  /** Such as `ITR-9`. */
  readonly id: string;
  /** The iteration's page in the web app. */
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
   * Lists everything logged in it, in sections and outside of them (`getIterationById`).
   * Order: the server's; each asset's `index` is its place where it stands.
   *
   * @returns a list to await or to iterate; nothing is sent before
   * @example
   * for await (const asset of iteration.assets()) console.log(asset.type, asset.section);
   */
  assets(options?: ListOptions): List<Asset> {
    return assetsOf(this.#context, this, options);
  }

  /**
   * Lists its sections, each with all of its assets (`getIterationById`).
   * Order: the server's, in sections and in each of them.
   *
   * @example
   * const [section] = await iteration.sections();
   */
  sections(options?: ListOptions): List<Section> {
    return sectionsOf(this.#context, this, options);
  }

  /**
   * Lists its files and tables (`attachments`).
   * Order: the server's; no other is asked for.
   *
   * @example
   * const attachments = await iteration.attachments();
   */
  attachments(options?: ListOptions): List<Attachment> {
    return attachmentsOf(this.#context, this, options);
  }

  /**
   * Opens a file (`GET /api/attachments/iteration/{id}/{name}`).
   *
   * @throws {@link NotFoundError} when it has no file of this name
   * @example
   * const plot = await (await iteration.download("roc.png")).blob();
   */
  download(name: string, options: CallOptions = {}): Promise<Download> {
    return downloadOf(this.#context, this, name, options);
  }

  /**
   * Reads a table (`entityMetadataContent`).
   *
   * @throws {@link NotFoundError} when it has no table of this name
   * @example
   * const { columns, rows } = await iteration.table("scores");
   */
  table(name: string, options: CallOptions = {}): Promise<Table> {
    return tableOf(this.#context, this, name, options);
  }
}

import { sorted } from "../../client/sorted.ts";
import * as v from "valibot";
import type { CallOptions } from "../../client/client.ts";
import { query } from "../../client/graphql/operation.ts";
import type { List, ListOptions } from "../../client/list/list.ts";
import { maybeText } from "../../schemas/leaf.ts";
import type { Context } from "../context.ts";
import type { KnownParts } from "./known-parts.ts";
import { type Lineage, lineageOf, LineageSchema } from "../lineage.ts";
import type { ApprovalStep, ModelVersion } from "../model-version.ts";
import { dateOf } from "../output/wire-values.ts";
import { type Attachment, attachmentsOf } from "../parts/attachment.ts";
import { type Download, downloadOf } from "../parts/download.ts";
import { type Issue, issuesOf } from "../parts/issue.ts";
import { type Report, reportsOf } from "../parts/report.ts";
import { type Table, tableOf } from "../parts/table.ts";
import type { Phase } from "../phase.ts";
import { checkFeature } from "../reading/feature-flag.ts";
import type { ParentOptions } from "../reading/lazy-parent.ts";
import { pageOfThing } from "../reading/runtime.ts";

/** `getModelVersion`, for its lineage. */
export const getModelVersionLineage = query(
  "getModelVersion",
  { modelVersionId: "VecticeId!" },
  LineageSchema,
);

/** `ModelVersionApprovalStatusDates`. */
export const getApprovalDates = query(
  "ModelVersionApprovalStatusDates",
  { modelVersionId: "VecticeId!" },
  v.object({
    toValidateDate: maybeText,
    inValidationDate: maybeText,
    validatedDate: maybeText,
    approvedDate: maybeText,
    rejectedDate: maybeText,
  }),
);

/**
 * What a model version can be asked when nothing but its id is known; an open one can be asked the same.
 *
 * @example
 * const issues = await connection.at("MDV-12").issues();
 */
export class KnownModelVersion {
  readonly kind = "modelVersion" as const;
  /** Such as `MDV-12`. */
  readonly id: string;
  /** The model version's page in the web app. */
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
   * Lists its files and tables (`attachments`).
   * Order: the server's; no other is asked for.
   *
   * @returns a list to await or to iterate; nothing is sent before
   * @example
   * for (const { name, type } of await version.attachments()) console.log(name, type);
   */
  attachments(options?: ListOptions): List<Attachment> {
    return attachmentsOf(this.#context, this, options);
  }

  /**
   * Opens a file (`GET /api/attachments/modelversion/{id}/{name}`).
   *
   * @throws {@link NotFoundError} when it has no file of this name
   * @example
   * const plot = await (await version.download("roc.png")).blob();
   */
  download(name: string, options: CallOptions = {}): Promise<Download> {
    return downloadOf(this.#context, this, name, options);
  }

  /**
   * Reads a table (`entityMetadataContent`).
   *
   * @throws {@link NotFoundError} when it has no table of this name
   * @example
   * const { columns, rows } = await version.table("confusion matrix");
   */
  table(name: string, options: CallOptions = {}): Promise<Table> {
    return tableOf(this.#context, this, name, options);
  }

  /**
   * Reads what it was made from, and what was made from it (`getModelVersion`).
   *
   * @example
   * const { inputs } = await version.lineage();
   */
  async lineage(options: CallOptions = {}): Promise<Lineage> {
    const { client, make } = this.#context;
    return lineageOf(
      make,
      await client.query(getModelVersionLineage, { modelVersionId: this.id }, options),
    );
  }

  /**
   * Lists the reports about it (`CDTReports`).
   * Order: the server's; `createdAt` tells which is newer.
   *
   * @throws {@link CompatibilityError} when the organization has switched reports off
   * @example
   * const reports = await version.reports();
   */
  reports(options?: ListOptions): List<Report> {
    return reportsOf(this.#context, { modelVersionId: this.id }, this.url, options);
  }

  /**
   * Lists the issues found in it (`Findings`).
   * Order: the server's; `createdAt` tells which is newer.
   *
   * @example
   * const issues = await version.issues();
   */
  issues(options?: ListOptions): List<Issue> {
    return issuesOf(this.#context, { modelVersionId: this.id }, this.url, options);
  }

  /**
   * Reads when its approval reached which step, oldest first (`ModelVersionApprovalStatusDates`).
   *
   * @throws {@link CompatibilityError} when the organization has switched the history off
   * @example
   * const [first] = await version.approvalHistory();
   */
  async approvalHistory(options: CallOptions = {}): Promise<ApprovalStep[]> {
    const { client } = this.#context;
    await checkFeature(client, "model-version-approval-history", options);
    const dates = await client.query(getApprovalDates, { modelVersionId: this.id }, options);
    const steps = Object.entries(dates).flatMap(([key, text]) => {
      const date = dateOf(text);
      // `toValidateDate` tells when `ToValidate` was reached.
      const approval = key.charAt(0).toUpperCase() + key.slice(1, -"Date".length);
      return date === null ? [] : [{ approval, date }];
    });
    return sorted(steps, (one, other) => one.date.valueOf() - other.date.valueOf());
  }

  /**
   * Finds the version before this one (`getModelVersionsList`).
   *
   * @returns the version, or undefined for the first one, and where the model is gone
   * @example
   * const before = await version.previous();
   */
  async previous(options: CallOptions = {}): Promise<ModelVersion | undefined> {
    const version = await this.#context.connection.modelVersion(this.id, options);
    return version.previous(options);
  }

  /**
   * Opens the phase it was logged in, with one request however often it is asked for
   * (`getPhaseById`); with `fresh: true` it is read again, because its status may have changed.
   *
   * @returns the phase, or null when the server names none
   * @example
   * console.log((await version.phase())?.name);
   */
  async phase(options: ParentOptions = {}): Promise<Phase | null> {
    const version = await this.#context.connection.modelVersion(this.id, options);
    return version.phase(options);
  }
}

import { checkCall } from "../client/check-call.ts";
import type { CallOptions } from "../client/client.ts";
import { query } from "../client/graphql/operation.ts";
import type { Context } from "./context.ts";
import { KnownModelVersion } from "./known/model-version.ts";
import { dateOf, labelOf, originOf, recordOf } from "./output/wire-values.ts";
import { lazyParent, type ParentOptions } from "./reading/lazy-parent.ts";
import type { Model } from "./model.ts";
import type { AttachOptions } from "../write/register/attachments.ts";
import type { ModelVersionChanges } from "../write/register/update-model-version.ts";
import type { Phase } from "./phase.ts";
import { type ListedModelVersionData, ModelVersionSchema } from "../schemas/model.ts";
import type { User } from "../schemas/user.ts";
import { type Snapshot, snapshotOf } from "./output/snapshot.ts";
import { versionBefore } from "./reading/newest-first.ts";

/** `getModelVersion`: everything a version shows, in one answer. */
export const getModelVersion = query(
  "getModelVersion",
  { modelVersionId: "VecticeId!" },
  ModelVersionSchema,
);

/** Where a version stands in its life; newer servers may know more words. */
export type ModelVersionStatus =
  | "EXPERIMENTATION"
  | "STAGING"
  | "PRODUCTION"
  | "RETIRED"
  | "DISCARDED"
  | (string & {});
/** How risky a version is held to be; newer servers may know more words. */
export type ModelVersionRisk = "HIGH" | "MEDIUM" | "LOW" | "UNDEFINED" | (string & {});
/** How far its approval has come; newer servers may know more words. */
export type ModelVersionApproval =
  | "ToValidate"
  | "InValidation"
  | "Validated"
  | "Approved"
  | "Rejected"
  | (string & {});

/** A step of a version's approval. */
export interface ApprovalStep {
  readonly approval: ModelVersionApproval;
  readonly date: Date;
}

interface ModelVersionParts {
  readonly context: Context;
  readonly data: ListedModelVersionData;
  readonly model: Model | null;
}

/**
 * A version of a model.
 *
 * @example
 * const version = await connection.modelVersion("MDV-12");
 * console.log(version.status, version.metrics["auc"]);
 */
export class ModelVersion extends KnownModelVersion {
  readonly name: string;
  readonly description: string | null;
  readonly status: ModelVersionStatus;
  /** The status as people see it. */
  readonly statusLabel: string;
  readonly risk: ModelVersionRisk | null;
  readonly approval: ModelVersionApproval | null;
  readonly technique: string | null;
  readonly library: string | null;
  readonly inventoryId: string | null;
  readonly starred: boolean;
  /** NaN where the server gives several values for a key: no telling which one is meant. */
  readonly metrics: Readonly<Record<string, number | undefined>>;
  readonly properties: Readonly<Record<string, string | undefined>>;
  readonly creator: User | null;
  readonly createdAt: Date | null;
  readonly updatedAt: Date | null;
  /** The phase and the iteration it was logged in. */
  readonly phaseId: string | null;
  readonly iterationId: string | null;
  /** The model it is a version of; null when that one is gone. */
  readonly model: Model | null;
  readonly #context: Context;
  readonly #phase: (options: ParentOptions) => Promise<Phase | null>;

  /** Made by the library alone. */
  constructor(parts: never);
  /** @internal */
  constructor(parts: ModelVersionParts);
  constructor({ context, data, model }: ModelVersionParts) {
    super({ context, id: data.vecticeId });
    this.name = data.name;
    this.description = data.description;
    this.status = data.status;
    this.statusLabel = labelOf(this.kind, this.status);
    this.risk = data.risk;
    this.approval = data.approval;
    this.technique = data.algorithmName;
    this.library = data.framework;
    this.inventoryId = data.inventoryReference;
    this.starred = data.isStarred === true;
    this.metrics = recordOf(data.metrics, Number.NaN);
    this.properties = recordOf(data.properties);
    this.creator = data.createdBy;
    this.createdAt = dateOf(data.createdDate);
    this.updatedAt = dateOf(data.updatedDate);
    this.phaseId = originOf(data, "phase");
    this.iterationId = originOf(data, "iteration");
    this.model = model;
    this.#context = context;
    this.#phase = lazyParent(this.phaseId, (id, options) => context.connection.phase(id, options));
    Object.freeze(this);
  }

  /**
   * Finds the version before this one (`getModelVersionsList`).
   *
   * @returns the version, or undefined for the first one, and where the model is gone
   * @example
   * const before = await version.previous();
   */
  override async previous(options: CallOptions = {}): Promise<ModelVersion | undefined> {
    return this.model === null
      ? undefined
      : versionBefore(this.model.versions({ ...checkCall(options), newestFirst: true }), this.id);
  }

  /**
   * Opens the phase it was logged in, with one request however often it is asked for
   * (`getPhaseById`); with `fresh: true` it is read again, because its status may have changed.
   *
   * @returns the phase, or null when the server names none
   * @example
   * console.log((await version.phase())?.name);
   */
  override phase(options: ParentOptions = {}): Promise<Phase | null> {
    return this.#phase(options);
  }

  /**
   * Changes it: its status (`updateModelVersion`), then adds files and tables, then sets metrics and properties
   * (`upsertEntityMetrics`, `upsertEntityProperties`), each only if given. Each is sent once.
   *
   * @param changes - `status`, `metrics`, `properties`, `attachments`: one of them at least
   * @param options - `extract`, `onProgress` for files; `cut` for tables; `timeout` (ms), `signal`
   * @returns the version, read again
   * @throws {@link InvalidRequestError} for what cannot be right; nothing is sent then
   * @throws {@link IncompleteWriteError} when something was done and something after that failed
   * @example
   * const staged = await version.update({ status: "STAGING", metrics: { auc: 0.88 } });
   */
  async update(changes: ModelVersionChanges, options: AttachOptions = {}): Promise<ModelVersion> {
    const { write, connection } = this.#context;
    await write([changes, options], (writer, runtime, ...given) =>
      writer.updateModelVersion(runtime, this.id, ...given),
    );
    return connection.modelVersion(this.id, options);
  }

  /** The version's data, for `JSON.stringify` and `structuredClone`. */
  toJSON(): Snapshot<ModelVersion> {
    return snapshotOf<ModelVersion>(this);
  }
}

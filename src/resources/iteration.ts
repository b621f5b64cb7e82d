import type { CallOptions } from "../client/client.ts";
import type { List, ListOptions } from "../client/list/list.ts";
import { query } from "../client/graphql/operation.ts";
import { type Asset, assetsOf } from "./parts/asset.ts";
import { type Attachment, attachmentsOf } from "./parts/attachment.ts";
import type { Context } from "./context.ts";
import { type Download, downloadOf } from "./parts/download.ts";
import { labelOf } from "./output/wire-values.ts";
import type { Phase } from "./phase.ts";
import { IterationSchema, type ListedIterationData } from "../schemas/iteration.ts";
import type { User } from "../schemas/user.ts";
import { type Section, sectionsOf } from "./parts/section.ts";
import { type Snapshot, snapshotOf } from "./output/snapshot.ts";
import { type Table, tableOf } from "./parts/table.ts";
import { pageOfThing } from "./reading/runtime.ts";
import type { LogOptions } from "../write/content/section.ts";

/** `getIterationById`, with its phase and project. */
export const getIterationById = query("getIterationById", { id: "VecticeId!" }, IterationSchema);

/** Where an iteration stands; newer servers may know more words. */
export type IterationStatus =
  | "NotStarted"
  | "InProgress"
  | "InReview"
  | "Abandoned"
  | "Completed"
  | (string & {});

interface IterationParts {
  readonly context: Context;
  readonly phase: Phase;
  readonly data: ListedIterationData;
}

/**
 * An iteration of a phase, in which assets are logged.
 *
 * @example
 * const iteration = await phase.iteration(3);
 * for (const section of await iteration.sections()) console.log(section.name, section.assets.length);
 */
export class Iteration {
  readonly kind = "iteration" as const;
  /** Such as `ITR-9`. */
  readonly id: string;
  /** Its place in the phase, from 1. */
  readonly index: number;
  readonly name: string | null;
  readonly description: string | null;
  readonly url: string;
  readonly status: IterationStatus;
  /** The status as people see it. */
  readonly statusLabel: string;
  readonly completed: boolean;
  readonly starred: boolean;
  readonly owner: User | null;
  /** The phase it belongs to. */
  readonly phase: Phase;
  readonly #context: Context;

  /** Made by the library alone. */
  constructor(parts: never);
  /** @internal */
  constructor(parts: IterationParts);
  constructor({ context, phase, data }: IterationParts) {
    this.id = data.vecticeId;
    this.index = data.index;
    this.name = data.name;
    this.description = data.description;
    this.url = pageOfThing(context, this.kind, this.id);
    this.status = data.status;
    this.statusLabel = labelOf(this.kind, this.status);
    this.completed = this.status === "Completed";
    this.starred = data.starred === true;
    this.owner = data.owner;
    this.phase = phase;
    this.#context = context;
    Object.freeze(this);
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

  /**
   * Logs a note: text, never a path, or a finite number (`addIterationContent`). Sent once.
   *
   * @param options - `section`: where it is put; `signal` and `timeout` (ms) of the call
   * @throws {@link InvalidRequestError} for blank text, NaN and ±∞; nothing is sent then
   * @throws {@link NetworkError} or {@link TimeoutError} with `maybeApplied` when no answer came
   * @example
   * await iteration.logNote("Drift is gone since March.", { section: "Monitoring" });
   */
  logNote(note: string | number, options: LogOptions = {}): Promise<void> {
    return this.#context.write((writer, runtime) => writer.logNote(runtime, this, note, options));
  }

  /** The iteration's data, for `JSON.stringify` and `structuredClone`. */
  toJSON(): Snapshot<Iteration> {
    return snapshotOf<Iteration>(this);
  }
}

import type { CallOptions } from "../client/client.ts";
import { query } from "../client/graphql/operation.ts";
import type { Context } from "./context.ts";
import { KnownIteration } from "./known/iteration.ts";
import { labelOf } from "./output/wire-values.ts";
import type { Phase } from "./phase.ts";
import { IterationSchema, type ListedIterationData } from "../schemas/iteration.ts";
import type { User } from "../schemas/user.ts";
import { type Snapshot, snapshotOf } from "./output/snapshot.ts";
import { type Report, reportOf } from "./parts/report.ts";
import type {
  LogAssetOptions,
  Loggable,
  LoggableDataset,
  LoggableModel,
  Logged,
} from "../write/content/log-asset.ts";
import type { LogFileOptions, LoggedFile } from "../write/content/log-file.ts";
import type { LogTableOptions, TableRows } from "../write/content/log-table.ts";
import type { LoggableVersion, LoggedVersion } from "../write/content/log-version.ts";
import type { LogOptions } from "../write/content/section.ts";
import type { FileInput } from "../write/files/file-input.ts";
import type { AssetSelection } from "../write/iteration/delete-assets.ts";
import type { OrganizeOptions } from "../write/iteration/organize.ts";
import type { CodeCell, SaveCodeOptions } from "../write/iteration/save-code.ts";
import type { UpdateIterationInput } from "../write/iteration/update-iteration.ts";
import type { DatasetDefinition, LogDatasetOptions } from "../write/register/register-dataset.ts";
import type { LogModelOptions, ModelDefinition } from "../write/register/register-model.ts";
import type { Registration } from "../write/register/registration.ts";
import type { TableDefinition } from "../write/tables/table.ts";

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
export class Iteration extends KnownIteration {
  /** Its place in the phase, from 1. */
  readonly index: number;
  readonly name: string | null;
  readonly description: string | null;
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
    super({ context, id: data.vecticeId });
    this.index = data.index;
    this.name = data.name;
    this.description = data.description;
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
   * Changes its name, description or status (`updateIteration`); what is not given stays. Sent once.
   *
   * @param changes - `name`, `description`, `status`: one of them at least
   * @returns the iteration as it is now
   * @throws {@link InvalidRequestError} when nothing is given, or a blank name; nothing is sent then
   * @throws {@link NetworkError} or {@link TimeoutError} with `maybeApplied` when no answer came
   * @example
   * const renamed = await iteration.update({ name: "Baseline" });
   */
  update(changes: UpdateIterationInput, options: CallOptions = {}): Promise<Iteration> {
    return this.#context.write([changes, options], async (writer, runtime, ...given) =>
      this.#context.make.iteration(
        await writer.updateIteration(runtime, this, ...given),
        this.phase,
      ),
    );
  }

  /**
   * Completes it (`updateIteration`). Sent once.
   *
   * @returns the iteration as it is now
   * @example
   * const { completed } = await iteration.complete();
   */
  complete(options: CallOptions = {}): Promise<Iteration> {
    return this.update({ status: "Completed" }, options);
  }

  /**
   * Cancels it (`updateIteration`). Sent once.
   *
   * @returns the iteration as it is now
   * @example
   * await iteration.cancel();
   */
  cancel(options: CallOptions = {}): Promise<Iteration> {
    return this.update({ status: "Abandoned" }, options);
  }

  /**
   * Deletes it, with all that was logged in it (`removeIteration`). Sent once.
   *
   * @example
   * await iteration.delete();
   */
  delete(options: CallOptions = {}): Promise<void> {
    return this.#context.write([options], (writer, runtime, ...given) =>
      writer.removeIteration(runtime, this, ...given),
    );
  }

  /**
   * Logs an asset, whatever it is: text or a number is a note, never a path; a version, model or
   * dataset of this library; a file; or a table `{ name, rows }`. As the method of its kind does.
   *
   * @param options - `section`: where it is put; those of the method of its kind
   * @throws {@link InvalidRequestError} for what is none of these; nothing is sent then
   * @example
   * await iteration.log("Drift is gone since March.", { section: "Monitoring" });
   */
  log(asset: string | number, options?: LogOptions): Promise<void>;
  log(asset: LoggableVersion, options?: LogOptions): Promise<LoggedVersion>;
  log(asset: LoggableModel, options?: LogModelOptions): Promise<Registration>;
  log(asset: LoggableDataset, options?: LogDatasetOptions): Promise<Registration>;
  log(asset: TableDefinition, options?: LogTableOptions): Promise<void>;
  log(asset: FileInput, options?: LogFileOptions): Promise<LoggedFile>;
  log(asset: Loggable, options?: LogAssetOptions): Promise<Logged>;
  log(asset: Loggable, options: LogAssetOptions = {}): Promise<Logged> {
    return this.#context.write([asset, options], (writer, runtime, ...given) =>
      writer.log(runtime, this, ...given),
    );
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
    return this.#context.write([note, options], (writer, runtime, ...given) =>
      writer.logNote(runtime, this, ...given),
    );
  }

  /**
   * Logs a table (`addIterationContent`). Sent once.
   *
   * @param rows - objects, whose own members are the columns; `{ rows, columns }` chooses and orders them
   * @param options - `cut: true` leaves out rows over 100 and columns over 20 instead of refusing them;
   * `section`, `signal`, `timeout` as for notes
   * @throws {@link InvalidRequestError} for more rows or columns, and values that tables cannot hold
   * @throws {@link NetworkError} or {@link TimeoutError} with `maybeApplied` when no answer came
   * @example
   * await iteration.logTable("Lift by decile", rows);
   */
  logTable(name: string, rows: TableRows, options?: LogTableOptions): Promise<void>;
  logTable(table: TableDefinition, options?: LogTableOptions): Promise<void>;
  logTable(
    table: string | TableDefinition,
    rows?: TableRows | LogTableOptions,
    options?: LogTableOptions,
  ): Promise<void> {
    return this.#context.write([table, rows, options], (writer, runtime, ...given) =>
      writer.logTable(runtime, this, ...given),
    );
  }

  /**
   * Logs a file (`POST /api/entityfiles/iteration/{id}`). Sent once; after a refused token, what can be
   * read again is sent once more, a stream never.
   *
   * @param file - a `File`, `Blob`, bytes, `Response`, stream or `{ name, data }`; in Node also `fileFrom(path)`
   * @param options - `onProgress` is told how far it is; `extract: false` keeps the server from splitting
   * sheets and images out; `timeout` (ms) starts anew with each progress, default none; `section`, `signal`
   * @returns the file as the server knows it
   * @throws {@link InvalidRequestError} for what is no file, has no name, is empty, not there, or over 100 MB
   * @throws {@link NetworkError} or {@link TimeoutError} with `maybeApplied` when no answer came
   * @example
   * await iteration.logFile(new File([png], "roc.png", { type: "image/png" }));
   */
  logFile(file: FileInput, options: LogFileOptions = {}): Promise<LoggedFile> {
    return this.#context.write([file, options], (writer, runtime, ...given) =>
      writer.logFile(runtime, this, ...given),
    );
  }

  /**
   * Puts a version into this iteration (`addIterationContent`); of a model or dataset its last one. Sent once.
   *
   * @returns `alreadyLinked`: whether it was there before, which is no failure
   * @throws {@link InvalidRequestError} for a version of another project; nothing is sent then
   * @throws {@link NetworkError} or {@link TimeoutError} with `maybeApplied` when no answer came
   * @example
   * await iteration.logVersion(await connection.modelVersion("MDV-12"));
   */
  logVersion(version: LoggableVersion, options: LogOptions = {}): Promise<LoggedVersion> {
    return this.#context.write([version, options], (writer, runtime, ...given) =>
      writer.logVersion(runtime, this, ...given),
    );
  }

  /**
   * Logs a model, as a new version of the one of its name or as a new one (`registerModel`), then attaches
   * files, tables and the predictor. Sent once; everything is checked before the first request.
   *
   * @param definition - `name` (at most 60 characters), `library`, `technique`, `metrics`, `properties`,
   * `attachments`, `derivedFrom`, `predictor`, `run`, `info`, `code`
   * @param options - `section`; `extract`, `onProgress` for files; `cut` for tables; `timeout` (ms), `signal`
   * @returns the version's id, name and page, and what is new
   * @throws {@link InvalidRequestError} or {@link InvalidIdError} for what cannot be right; nothing is sent then
   * @throws {@link IncompleteWriteError} when it was registered and something after that failed
   * @throws {@link NetworkError} or {@link TimeoutError} with `maybeApplied` when no answer came
   * @example
   * const { id } = await iteration.logModel({ name: "churn", metrics: { auc: 0.87 }, attachments: [plot] });
   */
  logModel(definition: ModelDefinition, options: LogModelOptions = {}): Promise<Registration> {
    return this.#context.write([definition, options], (writer, runtime, ...given) =>
      writer.logModel(runtime, this, ...given),
    );
  }

  /**
   * Logs a dataset, as a new version of the one of its name or as a new one (`registerDataset`), then attaches
   * files and tables. What describes the data is sent, never the data. Sent once; everything is checked before
   * the first request.
   *
   * @param definition - `name`, `type`, `sources` (files, rows, objects or tables), `properties`, `attachments`,
   * `derivedFrom`, `columns` (what they hold), `code`
   * @param options - as for models; `sha256` takes fingerprints where the platform cannot
   * @returns the version's id, name and page, and what is new: nothing, where this version was there before
   * @throws {@link InvalidRequestError} or {@link InvalidIdError} for what cannot be right; nothing is sent then
   * @throws {@link IncompleteWriteError} when it was registered and something after that failed
   * @throws {@link NetworkError} or {@link TimeoutError} with `maybeApplied` when no answer came
   * @example
   * const { id } = await iteration.logDataset({ name: "churn", sources: [{ rows }] });
   */
  logDataset(
    definition: DatasetDefinition,
    options: LogDatasetOptions = {},
  ): Promise<Registration> {
    return this.#context.write([definition, options], (writer, runtime, ...given) =>
      writer.logDataset(runtime, this, ...given),
    );
  }

  /**
   * Deletes assets: those of a section, those in none, or all of them (`removeIterationAssets`). Sent once.
   *
   * @throws {@link InvalidRequestError} unless exactly one of the three is given; nothing is sent then
   * @throws {@link NetworkError} or {@link TimeoutError} with `maybeApplied` when no answer came
   * @example
   * await iteration.deleteAssets({ section: "Drafts" });
   */
  deleteAssets(which: AssetSelection, options: CallOptions = {}): Promise<void> {
    return this.#context.write([which, options], (writer, runtime, ...given) =>
      writer.deleteAssets(runtime, this, ...given),
    );
  }

  /**
   * Has its assets sorted into sections by AI (`generateIterationContent`), which takes minutes. Sent once.
   *
   * @param options - `report: true` also writes a report (`generateIterationContentAndReport`);
   * `timeout` (ms), default none
   * @returns the report, where one was written
   * @throws {@link InvalidRequestError} when the server refuses, because AI is switched off say
   * @example
   * const report = await iteration.organize({ report: true });
   */
  organize(options: OrganizeOptions = {}): Promise<Report | undefined> {
    return this.#context.write([options], async (writer, runtime, ...given) => {
      const report = await writer.organize(runtime, this, ...given);
      return (
        report && reportOf(report, `${this.#context.web}/project/${this.phase.project.id}/reports`)
      );
    });
  }

  /**
   * Saves the code that made its assets (`saveAutologCells`). Sent once.
   *
   * @param cells - pieces of code with their `content`; ids are their places unless given
   * @param options - `prefix`: what the code belongs to; default none
   * @throws {@link InvalidRequestError} for cells without content, and ids given twice
   * @example
   * await iteration.saveCode([{ content: "const model = train(rows);" }]);
   */
  saveCode(cells: readonly CodeCell[], options: SaveCodeOptions = {}): Promise<void> {
    return this.#context.write([cells, options], (writer, runtime, ...given) =>
      writer.saveCode(runtime, this, ...given),
    );
  }

  /** The iteration's data, for `JSON.stringify` and `structuredClone`. */
  toJSON(): Snapshot<Iteration> {
    return snapshotOf<Iteration>(this);
  }
}

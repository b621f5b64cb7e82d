import type { FileInput } from "../files/file-input.ts";
import type { IterationTarget, WriteRuntime } from "../runtime.ts";
import type { TableDefinition } from "../tables/table.ts";
import {
  type DatasetDefinition,
  logDataset,
  type LogDatasetOptions,
} from "../register/register-dataset.ts";
import { logModel, type ModelDefinition } from "../register/register-model.ts";
import type { Registration } from "../register/registration.ts";
import { logFile, type LogFileOptions, type LoggedFile } from "./log-file.ts";
import { logNote } from "./log-note.ts";
import { logTable, type LogTableOptions } from "./log-table.ts";
import { field } from "../../client/field.ts";
import { kindOf } from "../../environment/source.ts";
import { InvalidRequestError } from "../../errors.ts";
import { isFile } from "../files/file-source.ts";
import {
  isLoggableVersion,
  type LoggableVersion,
  type LoggedVersion,
  logVersion,
} from "./log-version.ts";

/** A model that `model(…)` made known as one. */
export interface LoggableModel extends ModelDefinition {
  readonly kind: "modelDefinition";
}

/** A dataset that `dataset(…)` made known as one. */
export interface LoggableDataset extends DatasetDefinition {
  readonly kind: "datasetDefinition";
}

/** What `log()` takes. */
export type Loggable =
  | string
  | number
  | LoggableVersion
  | LoggableModel
  | LoggableDataset
  | TableDefinition
  | FileInput;

/** What `log()` resolves to: what the method of the asset's kind does. */
export type Logged = void | LoggedVersion | LoggedFile | Registration;

/** Options of `log()`: those of the method of the asset's kind. */
export interface LogAssetOptions extends LogTableOptions, LogFileOptions, LogDatasetOptions {}

/** Logs an asset, whatever it is. */
export async function log(
  runtime: WriteRuntime,
  iteration: IterationTarget,
  asset: Loggable,
  options: LogAssetOptions,
): Promise<Logged> {
  if (typeof asset === "string" || typeof asset === "number") {
    return logNote(runtime, iteration, asset, options);
  }
  if (isLoggableVersion(asset)) {
    return logVersion(runtime, iteration, asset, options);
  }
  if (isDefinition(asset)) {
    return asset.kind === "modelDefinition"
      ? logModel(runtime, iteration, asset, options)
      : logDataset(runtime, iteration, asset, options);
  }
  return isTable(asset)
    ? logTable(runtime, iteration, asset, options, undefined)
    : logFile(runtime, iteration, asset, options);
}

function isDefinition(asset: Loggable): asset is LoggableModel | LoggableDataset {
  const kind = field(asset, "kind");
  return kind === "modelDefinition" || kind === "datasetDefinition";
}

/** Whether what is neither a note nor a version is a table; refuses what is no file either. */
function isTable(asset: TableDefinition | FileInput): asset is TableDefinition {
  if (isFile(asset)) {
    return false;
  }
  const table = field(asset, "rows") !== undefined && field(asset, "name") !== undefined;
  const file = field(asset, "data") !== undefined;
  if (table !== file) {
    return table;
  }
  throw new InvalidRequestError(
    `log() cannot tell what this is: ${described(asset)}. It takes a note, a file, a table { name, rows } or ` +
      "a version; model({ … }) and dataset({ … }) make a definition of theirs known.",
    { resource: "asset" },
  );
}

function described(asset: unknown): string {
  if (typeof asset !== "object" || asset === null) {
    return kindOf(asset);
  }
  if (Array.isArray(asset)) {
    return "a list (of rows? Then it is logTable(name, rows))";
  }
  const kind = field(asset, "kind");
  if (typeof kind === "string") {
    return `a resource of the kind ${kind}`;
  }
  const keys = Object.keys(asset).slice(0, 5);
  return keys.includes("rows") && keys.includes("data")
    ? "an object with rows and data, a table and a file at once"
    : `an object with ${keys.length === 0 ? "no members" : keys.join(", ")}`;
}

import type { CallOptions } from "../../client/client.ts";
import type { Dataset } from "../dataset.ts";
import type { DatasetVersion } from "../dataset-version.ts";
import type { Iteration } from "../iteration.ts";
import type { Model } from "../model.ts";
import type { ModelVersion } from "../model-version.ts";
import type { Phase } from "../phase.ts";
import type { Project } from "../project.ts";
import type { Workspace } from "../workspace.ts";
import { KnownDataset } from "./dataset.ts";
import { KnownDatasetVersion } from "./dataset-version.ts";
import { KnownIteration } from "./iteration.ts";
import { KnownModel } from "./model.ts";
import { KnownModelVersion } from "./model-version.ts";
import { KnownPhase } from "./phase.ts";
import { KnownProject } from "./project.ts";
import { KnownWorkspace } from "./workspace.ts";

/** What is made of an id of each kind. */
export const knownThings = {
  workspace: KnownWorkspace,
  project: KnownProject,
  phase: KnownPhase,
  iteration: KnownIteration,
  dataset: KnownDataset,
  datasetVersion: KnownDatasetVersion,
  model: KnownModel,
  modelVersion: KnownModelVersion,
} as const;

/** What can be opened, although it is not open yet. */
export interface Openable<Thing> {
  /**
   * Reads it, and everything about it.
   *
   * @throws {@link NotFoundError} when there is no such thing, or it is not yours to see
   * @example
   * const { name } = await connection.at("PRJ-7").open();
   */
  open(options?: CallOptions): Promise<Thing>;
}

/** A thing whose id is known, and its kind with it; nothing was read of it. */
export interface KnownById {
  readonly workspace: KnownWorkspace & Openable<Workspace>;
  readonly project: KnownProject & Openable<Project>;
  readonly phase: KnownPhase & Openable<Phase>;
  readonly iteration: KnownIteration & Openable<Iteration>;
  readonly dataset: KnownDataset & Openable<Dataset>;
  readonly datasetVersion: KnownDatasetVersion & Openable<DatasetVersion>;
  readonly model: KnownModel & Openable<Model>;
  readonly modelVersion: KnownModelVersion & Openable<ModelVersion>;
}

import { checkCall } from "../client/check-call.ts";
import * as v from "valibot";
import { excerpt } from "../client/text/excerpt.ts";
import type { CallOptions } from "../client/client.ts";
import type { List, ListOptions } from "../client/list/list.ts";
import { query } from "../client/graphql/operation.ts";
import { pageOf } from "../client/list/page.ts";
import type { FoundSetting, ShownSettings } from "../environment/settings.ts";
import {
  CompatibilityError,
  InvalidRequestError,
  isVecticeError,
  NotFoundError,
  ProtocolError,
} from "../errors.ts";
import { browsedReference } from "./reading/web-link.ts";
import type { Compatibility } from "./reading/compatibility.ts";
import type { Context } from "./context.ts";
import type { Dataset } from "./dataset.ts";
import { getDataset } from "./known/dataset.ts";
import { type DatasetVersion, getDatasetVersion } from "./dataset-version.ts";
import { getIterationById, type Iteration } from "./iteration.ts";
import { type KnownById, knownThings } from "./known/known-things.ts";
import { openingHint, printListing, type PrintOptions } from "./output/print-table.ts";
import { getModelById } from "./known/model.ts";
import type { Model } from "./model.ts";
import { getModelVersion, type ModelVersion } from "./model-version.ts";
import { getLastAssets, newestPlace } from "./reading/last-activity.ts";
import { listOf, pageArgument } from "./reading/paged-list.ts";
import { getPhaseById, type Phase } from "./phase.ts";
import { getProjectById, type Project } from "./project.ts";
import { readById } from "./reading/read-by-id.ts";
import type { Reference } from "./reading/reference.ts";
import { type WorkspaceData, WorkspaceSchema } from "../schemas/workspace.ts";
import { findWorkspace, type Workspace } from "./workspace.ts";

/** `whoAmI`. */
export const whoAmI = query(
  "whoAmI",
  {},
  v.object({
    user: v.object({ name: v.string() }),
    defaultWorkspace: v.nullish(WorkspaceSchema, null),
  }),
);

/** `getUserWorkspaceList`, page by page. */
export const getUserWorkspaceList = query(
  "getUserWorkspaceList",
  { page: pageArgument("PageInput") },
  pageOf(WorkspaceSchema),
);

/** `getPublicConfig`. */
export const getPublicConfig = query(
  "getPublicConfig",
  {},
  v.object({ versions: v.array(v.object({ version: v.string(), artifactName: v.string() })) }),
);

/** Which source gave which setting; secrets are named, never shown. */
export interface SettingsInUse extends ShownSettings {
  readonly host: FoundSetting<string>;
  readonly accessToken?: { readonly source: string };
}

/** What connecting found out. */
export interface ConnectionFacts {
  readonly user: { readonly name: string };
  readonly compatibility: Compatibility;
  readonly settings: SettingsInUse;
  readonly defaultWorkspace: WorkspaceData | null;
}

/** A connection as plain data. */
export interface ConnectionSnapshot {
  readonly kind: "connection";
  readonly host: string;
  readonly url: string;
  readonly user: { readonly name: string };
  readonly compatibility: Compatibility;
  readonly settings: SettingsInUse;
}

/** What an id can lead to. */
export type Browsed =
  | Workspace
  | Project
  | Phase
  | Iteration
  | Dataset
  | DatasetVersion
  | Model
  | ModelVersion;

/** Queries that may create something, whatever they are called. */
const creating = /\b(?:mutation|subscription|retrieveIteration|getActiveIterationOrCreateOne)\b/;
const recentActivities = 30;

interface ConnectionParts {
  readonly context: Context;
  readonly facts: ConnectionFacts;
}

/**
 * A connection to one Vectice host as one user. `connect` and `Connection.open` make it.
 *
 * @example
 * const connection = await Connection.open({ apiToken, host });
 * console.log(connection.user.name, (await connection.workspaces()).length);
 */
export class Connection {
  readonly kind = "connection" as const;
  /** The base URL, without a slash at its end. */
  readonly host: string;
  /** The page of all workspaces in the web app. */
  readonly url: string;
  /** Who is connected. */
  readonly user: { readonly name: string };
  /** What the server says of its fit with this library. */
  readonly compatibility: Compatibility;
  /** Which source gave which setting. */
  readonly settings: SettingsInUse;
  readonly #context: Context;
  readonly #defaultWorkspace: WorkspaceData | null;

  /** Made by the library alone. */
  constructor(parts: never);
  /** @internal */
  constructor(parts: ConnectionParts);
  constructor({ context, facts }: ConnectionParts) {
    this.host = context.client.host;
    this.url = `${context.web}/workspaces`;
    this.user = Object.freeze({ ...facts.user });
    this.compatibility = Object.freeze({ ...facts.compatibility });
    this.settings = facts.settings;
    this.#context = context;
    this.#defaultWorkspace = facts.defaultWorkspace;
    Object.freeze(this);
  }

  /** Reads that one request takes, at most: 1 unless `connect` was given `batch`. */
  get batch(): number {
    return this.#context.client.batch;
  }

  /**
   * Opens a workspace by its id, number or name (`getWorkspaceById`, `getWorkspaceByName`).
   *
   * @throws {@link InvalidIdError} for an id of another kind
   * @throws {@link NotFoundError} when there is no such workspace, or it is not yours to see
   * @throws {@link ConflictError} when several workspaces bear the name
   * @example
   * const workspace = await connection.workspace("Credit risk");
   */
  async workspace(reference: Reference, options: CallOptions = {}): Promise<Workspace> {
    const data = await findWorkspace(this.#context.client, reference, options);
    return this.#workspace(data);
  }

  /**
   * Lists every workspace that the user may see, the own default one first (`getUserWorkspaceList`).
   * Then the server's order; no other is asked for.
   *
   * @returns a list to await or to iterate; nothing is sent before
   * @example
   * const workspaces = await connection.workspaces();
   */
  workspaces(options?: ListOptions): List<Workspace> {
    return listOf(
      this.#context.client,
      {
        operation: getUserWorkspaceList,
        variables: (page) => ({ page }),
        make: this.#context.make.workspace,
        lead: this.#defaultWorkspace === null ? [] : [this.#workspace(this.#defaultWorkspace)],
      },
      options,
    );
  }

  /**
   * Opens the user's default workspace (`whoAmI`).
   *
   * @throws {@link NotFoundError} when the user has set none
   * @example
   * const workspace = await connection.myWorkspace();
   */
  async myWorkspace(options: CallOptions = {}): Promise<Workspace> {
    const { defaultWorkspace, user } = await this.#context.client.query(whoAmI, {}, options);
    if (defaultWorkspace === null) {
      throw new NotFoundError(
        `${excerpt(user.name)} has no default workspace. Choose one in the web app, or open one by name: connection.workspace("…").`,
        { operation: whoAmI.name, resource: "workspace" },
      );
    }
    return this.#workspace(defaultWorkspace);
  }

  /**
   * Opens the workspace of the newest activity (`getLastAssets`).
   *
   * @throws {@link NotFoundError} when there was no activity yet
   * @throws {@link CompatibilityError} when the server does not offer this
   * @example
   * const workspace = await connection.lastWorkspace();
   */
  async lastWorkspace(options: CallOptions = {}): Promise<Workspace> {
    const { items } = await this.#lastAssets(options);
    const newest = newestPlace(items);
    if (newest === undefined) {
      throw new NotFoundError(
        'There was no activity in your workspaces yet. Open one by name: connection.workspace("…").',
        { operation: getLastAssets.name, resource: "workspace" },
      );
    }
    if ("kind" in newest) {
      const place = await this[newest.kind](newest.id, options);
      const inProject = place.kind === "iteration" ? place.phase : place;
      const inWorkspace = inProject.kind === "phase" ? inProject.project : inProject;
      return inWorkspace.kind === "project" ? inWorkspace.workspace : inWorkspace;
    }
    return this.#workspace(newest.workspace);
  }

  /**
   * Prints how many workspaces there are and a table of the first ten (`getUserWorkspaceList`).
   *
   * @returns all the workspaces it counted
   * @example
   * await connection.listWorkspaces();
   */
  async listWorkspaces(options: PrintOptions = {}): Promise<Workspace[]> {
    const { signal, timeout } = checkCall(options);
    const workspaces = await this.workspaces({ signal, timeout });
    printListing(
      {
        noun: "workspace",
        place: "",
        rows: workspaces,
        hints: [
          "connection.myWorkspace() opens your own default workspace.",
          openingHint("connection", "workspace", workspaces[0]?.id ?? "WSP-1"),
        ],
        url: this.url,
      },
      options,
      this.#context.output(),
    );
    return workspaces;
  }

  /**
   * The version of the server's backend (`getPublicConfig`).
   *
   * @throws {@link ProtocolError} when the server does not say
   * @example
   * console.log(await connection.serverVersion());
   */
  async serverVersion(options: CallOptions = {}): Promise<string> {
    const { versions } = await this.#context.client.query(getPublicConfig, {}, options);
    const backend = versions.find(({ artifactName }) => artifactName === "BACKEND");
    if (backend === undefined) {
      throw new ProtocolError(
        `${this.host} answered getPublicConfig without the version of its BACKEND: field "getPublicConfig.versions".`,
        { operation: getPublicConfig.name },
      );
    }
    return backend.version;
  }

  /**
   * Opens a project, whichever workspace holds it, by its id or number (`getProjectById`).
   *
   * @throws {@link InvalidIdError} for a name or an id of another kind
   * @throws {@link NotFoundError} when there is no such thing, or it is not yours to see
   * @example
   * const project = await connection.project("PRJ-7");
   */
  async project(reference: Reference, options: CallOptions = {}): Promise<Project> {
    const { client, make } = this.#context;
    const variables = (id: string): { projectId: string } => ({ projectId: id });
    const data = await readById(client, "project", reference, getProjectById, variables, options);
    return make.project(data);
  }

  /**
   * Opens a phase by its id or number (`getPhaseById`).
   *
   * @throws {@link InvalidIdError} for a name or an id of another kind
   * @throws {@link NotFoundError} when there is no such thing, or it is not yours to see
   * @example
   * const phase = await connection.phase("PHA-4");
   */
  async phase(reference: Reference, options: CallOptions = {}): Promise<Phase> {
    const { client, make } = this.#context;
    const variables = (id: string): { id: string } => ({ id });
    const data = await readById(client, "phase", reference, getPhaseById, variables, options);
    return make.phase(data, make.project(data.parent));
  }

  /**
   * Opens an iteration by its id or number (`getIterationById`).
   *
   * @throws {@link InvalidIdError} for a name or an id of another kind
   * @throws {@link NotFoundError} when there is no such thing, or it is not yours to see
   * @example
   * const iteration = await connection.iteration("ITR-9");
   */
  async iteration(reference: Reference, options: CallOptions = {}): Promise<Iteration> {
    const { client, make } = this.#context;
    const variables = (id: string): { id: string } => ({ id });
    const data = await readById(
      client,
      "iteration",
      reference,
      getIterationById,
      variables,
      options,
    );
    return make.iteration(data, make.phase(data.phase, make.project(data.phase.parent)));
  }

  /**
   * Opens a dataset by its id or number (`getDataset`).
   *
   * @throws {@link InvalidIdError} for a name or an id of another kind
   * @throws {@link NotFoundError} when there is no such thing, or it is not yours to see
   * @example
   * const dataset = await connection.dataset("DTS-3");
   */
  async dataset(reference: Reference, options: CallOptions = {}): Promise<Dataset> {
    const { client, make } = this.#context;
    const variables = (id: string): { datasetId: string } => ({ datasetId: id });
    const data = await readById(client, "dataset", reference, getDataset, variables, options);
    return make.dataset(data);
  }

  /**
   * Opens a dataset version by its id or number (`getDatasetVersion`).
   *
   * @throws {@link InvalidIdError} for a name or an id of another kind
   * @throws {@link NotFoundError} when there is no such thing, or it is not yours to see
   * @example
   * const version = await connection.datasetVersion("DTV-7");
   */
  async datasetVersion(reference: Reference, options: CallOptions = {}): Promise<DatasetVersion> {
    const { client, make } = this.#context;
    const variables = (id: string): { datasetVersionId: string } => ({ datasetVersionId: id });
    const data = await readById(
      client,
      "datasetVersion",
      reference,
      getDatasetVersion,
      variables,
      options,
    );
    return make.datasetVersion(data);
  }

  /**
   * Opens a model by its id or number (`getModelById`).
   *
   * @throws {@link InvalidIdError} for a name or an id of another kind
   * @throws {@link NotFoundError} when there is no such thing, or it is not yours to see
   * @example
   * const model = await connection.model("MDL-3");
   */
  async model(reference: Reference, options: CallOptions = {}): Promise<Model> {
    const { client, make } = this.#context;
    const variables = (id: string): { modelId: string } => ({ modelId: id });
    const data = await readById(client, "model", reference, getModelById, variables, options);
    return make.model(data);
  }

  /**
   * Opens a model version by its id or number (`getModelVersion`).
   *
   * @throws {@link InvalidIdError} for a name or an id of another kind
   * @throws {@link NotFoundError} when there is no such thing, or it is not yours to see
   * @example
   * const version = await connection.modelVersion("MDV-12");
   */
  async modelVersion(reference: Reference, options: CallOptions = {}): Promise<ModelVersion> {
    const { client, make } = this.#context;
    const variables = (id: string): { modelVersionId: string } => ({ modelVersionId: id });
    const data = await readById(
      client,
      "modelVersion",
      reference,
      getModelVersion,
      variables,
      options,
    );
    return make.modelVersion(data);
  }

  /**
   * Opens what an id points to, or a link copied from the web app of this host.
   *
   * @throws {@link InvalidIdError} for other text, and for links of another host
   * @throws {@link NotFoundError} when there is no such thing, or it is not yours to see
   * @example
   * const project = await connection.browse("PRJ-7");
   */
  browse(reference: `WSP-${number}`, options?: CallOptions): Promise<Workspace>;
  browse(reference: `PRJ-${number}`, options?: CallOptions): Promise<Project>;
  browse(reference: `PHA-${number}`, options?: CallOptions): Promise<Phase>;
  browse(reference: `ITR-${number}`, options?: CallOptions): Promise<Iteration>;
  browse(reference: `DTS-${number}`, options?: CallOptions): Promise<Dataset>;
  browse(reference: `DTV-${number}`, options?: CallOptions): Promise<DatasetVersion>;
  browse(reference: `MDL-${number}`, options?: CallOptions): Promise<Model>;
  browse(reference: `MDV-${number}`, options?: CallOptions): Promise<ModelVersion>;
  browse(reference: string, options?: CallOptions): Promise<Browsed>;
  async browse(reference: string, options: CallOptions = {}): Promise<Browsed> {
    const { kind, id } = this.#browsed(reference);
    return this[kind](id, options);
  }

  /**
   * Gives a thing whose id is known, to be asked for what belongs to it. Nothing is sent for that, so an id
   * of nothing shows with the first answer. Links work as in `browse`.
   *
   * @returns the reads and lists of the id's kind, and `open()`
   * @throws {@link InvalidIdError} for other text, and for links of another host
   * @example
   * const models = await connection.at("PRJ-7").models();
   */
  at(reference: `WSP-${number}`): KnownById["workspace"];
  at(reference: `PRJ-${number}`): KnownById["project"];
  at(reference: `PHA-${number}`): KnownById["phase"];
  at(reference: `ITR-${number}`): KnownById["iteration"];
  at(reference: `DTS-${number}`): KnownById["dataset"];
  at(reference: `DTV-${number}`): KnownById["datasetVersion"];
  at(reference: `MDL-${number}`): KnownById["model"];
  at(reference: `MDV-${number}`): KnownById["modelVersion"];
  at(reference: string): KnownById[keyof KnownById];
  at(reference: string): object {
    const { kind, id } = this.#browsed(reference);
    const open = (options?: CallOptions): Promise<Browsed> => this[kind](id, options);
    return Object.freeze(
      Object.assign(new knownThings[kind]({ context: this.#context, id }), { open }),
    );
  }

  /**
   * Sends your own GraphQL document, through the same session, retries and errors. A document
   * that mentions a mutation or one of the queries that may create is never repeated by itself.
   *
   * @returns the answer's raw `data`
   * @throws {@link ServerError} with partial `data` for GraphQL errors of no known kind
   * @example
   * const data = await connection.graphql("query whoAmI { whoAmI { user { email } } }");
   */
  async graphql(
    document: string,
    variables: Readonly<Record<string, unknown>> = {},
    options: CallOptions = {},
  ): Promise<unknown> {
    if (typeof document !== "string" || document.trim() === "") {
      throw new InvalidRequestError("A GraphQL document is text that is not blank.");
    }
    return this.#context.client.raw(document, variables, !creating.test(document), options);
  }

  /** The connection's data, for `JSON.stringify` and `structuredClone`. */
  toJSON(): ConnectionSnapshot {
    return {
      kind: this.kind,
      host: this.host,
      url: this.url,
      user: this.user,
      compatibility: this.compatibility,
      settings: this.settings,
    };
  }

  #browsed(reference: string): ReturnType<typeof browsedReference> {
    try {
      return browsedReference(reference, this.host, this.#context.web);
    } catch (error) {
      throw this.#context.client.cleanError(error);
    }
  }

  #workspace(data: WorkspaceData): Workspace {
    return this.#context.make.workspace(data);
  }

  async #lastAssets(options: CallOptions): Promise<v.InferOutput<typeof getLastAssets.schema>> {
    try {
      return await this.#context.client.query(
        getLastAssets,
        { page: { index: 1, size: recentActivities } },
        options,
      );
    } catch (error) {
      if (
        isVecticeError(error) &&
        /cannot query field|unknown type|unknown argument/i.test(error.message)
      ) {
        throw new CompatibilityError(
          `${this.host} does not tell what was used last: its version has no getLastAssets. Open a workspace by name, or use connection.myWorkspace().`,
          { operation: getLastAssets.name, cause: error },
        );
      }
      throw error;
    }
  }
}

import type { CallOptions } from "../client/client.ts";
import type { List, ListOptions } from "../client/list/list.ts";
import { input, query } from "../client/graphql/operation.ts";
import { pageOf } from "../client/list/page.ts";
import type { Context } from "./context.ts";
import type { Dataset } from "./dataset.ts";
import { type Issue, issuesOf } from "./parts/issue.ts";
import { openingHint, placeOf, printListing, type PrintOptions } from "./output/print-table.ts";
import type { Model } from "./model.ts";
import { listOf, pageArgument } from "./reading/paged-list.ts";
import { getPhaseById, type Phase } from "./phase.ts";
import { checkHome, readById } from "./reading/read-by-id.ts";
import { parseReference, type Reference, subjectOf } from "./reading/reference.ts";
import { type Report, reportsOf } from "./parts/report.ts";
import { DatasetSchema } from "../schemas/dataset.ts";
import { ModelSchema } from "../schemas/model.ts";
import { ListedPhaseSchema } from "../schemas/phase.ts";
import { type ProjectData, ProjectSchema } from "../schemas/project.ts";
import { type Snapshot, snapshotOf } from "./output/snapshot.ts";
import type { Workspace } from "./workspace.ts";
import type { CreatePhaseInput } from "../write/place/create-phase.ts";
import { pageOfThing } from "./reading/runtime.ts";

/** `getProjectById`. */
export const getProjectById = query("getProjectById", { projectId: "VecticeId!" }, ProjectSchema);

/** `getPhaseByName`: the name is unique within its project. */
export const getPhaseByName = query(
  "getPhaseByName",
  { name: "String!", parentId: "VecticeId!" },
  ListedPhaseSchema,
);

/** `getPhaseList`, page by page. */
export const getPhaseList = query(
  "getPhaseList",
  {
    filters: input<{ readonly parentId: string }>("PhaseFiltersInput!"),
    page: pageArgument("PageInput"),
  },
  pageOf(ListedPhaseSchema),
);

/** `getModelList`, page by page, each model with its newest version. */
export const getModelList = query(
  "getModelList",
  { projectId: "VecticeId!", page: pageArgument("PageInput") },
  pageOf(ModelSchema),
);

/** `getDatasetList`, page by page, each dataset with its newest version. */
export const getDatasetList = query(
  "getDatasetList",
  { projectId: "VecticeId!", page: pageArgument("PageInput") },
  pageOf(DatasetSchema),
);

/** A project as plain data. */
export type ProjectSnapshot = Snapshot<Project>;

interface ProjectParts {
  readonly context: Context;
  readonly workspace: Workspace;
  readonly data: ProjectData;
}

/**
 * A project of a workspace.
 *
 * @example
 * const project = await workspace.project("Churn");
 * console.log(project.id, project.url);
 */
export class Project {
  readonly kind = "project" as const;
  /** Such as `PRJ-7`. */
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  /** The project's page in the web app. */
  readonly url: string;
  /** The workspace it belongs to. */
  readonly workspace: Workspace;
  readonly #context: Context;

  /** Made by the library alone. */
  constructor(parts: never);
  /** @internal */
  constructor(parts: ProjectParts);
  constructor({ context, workspace, data }: ProjectParts) {
    this.id = data.vecticeId;
    this.name = data.name;
    this.description = data.description;
    this.url = pageOfThing(context, this.kind, this.id);
    this.workspace = workspace;
    this.#context = context;
    Object.freeze(this);
  }

  /**
   * Opens a phase of this project by its id, number or name (`getPhaseById`, `getPhaseByName`).
   *
   * @throws {@link InvalidIdError} for an id of another kind
   * @throws {@link NotFoundError} when this project has no such phase
   * @example
   * const phase = await project.phase("Modeling");
   */
  async phase(reference: Reference, options: CallOptions = {}): Promise<Phase> {
    const { client, make } = this.#context;
    const parsed = parseReference("phase", reference);
    if ("id" in parsed) {
      const id = (value: string): { id: string } => ({ id: value });
      const data = await readById(client, "phase", reference, getPhaseById, id, options);
      checkHome("phase", data.vecticeId, data.parent, this);
      return make.phase(data, this);
    }
    const variables = { name: parsed.name, parentId: this.id };
    const subject = subjectOf("phase", parsed);
    return make.phase(await client.query(getPhaseByName, variables, { ...options, subject }), this);
  }

  /**
   * Lists its phases (`getPhaseList`).
   * Order: the server's; each phase's `index` is its place in the project.
   *
   * @returns a list to await or to iterate; nothing is sent before
   * @example
   * for (const phase of await project.phases()) console.log(phase.name, phase.statusLabel);
   */
  phases(options?: ListOptions): List<Phase> {
    return listOf(
      this.#context.client,
      {
        operation: getPhaseList,
        variables: (page) => ({ filters: { parentId: this.id }, page }),
        make: (data) => this.#context.make.phase(data, this),
      },
      options,
    );
  }

  /**
   * Prints how many phases there are and a table of the first ten (`getPhaseList`).
   *
   * @returns all the phases it counted
   * @example
   * await project.listPhases();
   */
  async listPhases(options: PrintOptions = {}): Promise<Phase[]> {
    const { signal, timeout } = options;
    const phases = await this.phases({ signal, timeout });
    printListing(
      {
        noun: "phase",
        place: placeOf(this),
        rows: phases.map(({ id, name, statusLabel }) => ({ id, name, description: statusLabel })),
        heading: "status",
        hints: [openingHint("project", "phase", phases[0]?.id ?? "PHA-1")],
        url: this.url,
      },
      options,
      this.#context.output(),
    );
    return phases;
  }

  /**
   * Lists its models, each with its newest version at hand (`getModelList`).
   * Order: the server's; `createdAt` and `updatedAt` tell which is newer.
   *
   * @example
   * for (const model of await project.models()) console.log(model.name, await model.lastVersion());
   */
  models(options?: ListOptions): List<Model> {
    return listOf(
      this.#context.client,
      {
        operation: getModelList,
        variables: (page) => ({ projectId: this.id, page }),
        make: (data) => this.#context.make.model(data, this),
      },
      options,
    );
  }

  /**
   * Lists its datasets, each with its newest version at hand (`getDatasetList`).
   * Order: the server's; `createdAt` and `updatedAt` tell which is newer.
   *
   * @example
   * const datasets = await project.datasets();
   */
  datasets(options?: ListOptions): List<Dataset> {
    return listOf(
      this.#context.client,
      {
        operation: getDatasetList,
        variables: (page) => ({ projectId: this.id, page }),
        make: (data) => this.#context.make.dataset(data, this),
      },
      options,
    );
  }

  /**
   * Lists its reports (`CDTReports`).
   * Order: the server's; `createdAt` tells which is newer.
   *
   * @throws {@link CompatibilityError} when the organization has switched reports off
   * @example
   * const reports = await project.reports();
   */
  reports(options?: ListOptions): List<Report> {
    const url = `${this.#context.web}/project/${this.id}/reports`;
    return reportsOf(this.#context, { projectId: this.id }, url, options);
  }

  /**
   * Lists its issues (`Findings`).
   * Order: the server's; `createdAt` tells which is newer.
   *
   * @example
   * const grave = (await project.issues()).filter(({ severity }) => severity === "High");
   */
  issues(options?: ListOptions): List<Issue> {
    return issuesOf(this.#context, { projectId: this.id }, this.url, options);
  }

  /**
   * Creates a phase in this project (`createPhase`). Sent once.
   *
   * @param phase - its `name`, and a `description`
   * @returns the new phase
   * @throws {@link InvalidRequestError} for a blank name; nothing is sent then
   * @throws {@link NetworkError} or {@link TimeoutError} with `maybeApplied` when no answer came
   * @example
   * const phase = await project.createPhase({ name: "Modeling" });
   */
  createPhase(phase: CreatePhaseInput, options: CallOptions = {}): Promise<Phase> {
    return this.#context.write(async (writer, runtime) =>
      this.#context.make.phase(await writer.createPhase(runtime, this, phase, options), this),
    );
  }

  /** The project's data, for `JSON.stringify` and `structuredClone`. */
  toJSON(): ProjectSnapshot {
    return snapshotOf<Project>(this);
  }
}

import { checkCall } from "../../client/check-call.ts";
import { about } from "../../client/about.ts";
import type { CallOptions } from "../../client/client.ts";
import { input, query } from "../../client/graphql/operation.ts";
import type { List, ListOptions } from "../../client/list/list.ts";
import { pageOf } from "../../client/list/page.ts";
import { DatasetSchema } from "../../schemas/dataset.ts";
import { ModelSchema } from "../../schemas/model.ts";
import { ListedPhaseSchema } from "../../schemas/phase.ts";
import type { Context } from "../context.ts";
import type { KnownParts } from "./known-parts.ts";
import type { Dataset } from "../dataset.ts";
import type { Model } from "../model.ts";
import { openingHint, placeOf, printListing, type PrintOptions } from "../output/print-table.ts";
import { type Issue, issuesOf } from "../parts/issue.ts";
import { type Report, reportsOf } from "../parts/report.ts";
import { getPhaseById, type Phase } from "../phase.ts";
import type { Project } from "../project.ts";
import { lazyParent } from "../reading/lazy-parent.ts";
import { listOf, pageArgument } from "../reading/paged-list.ts";
import { checkHome, readById } from "../reading/read-by-id.ts";
import { parseReference, type Reference, subjectOf } from "../reading/reference.ts";
import { pageOfThing } from "../reading/runtime.ts";

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

/**
 * What a project can be asked when nothing but its id is known; an open one can be asked the same.
 *
 * @example
 * const models = await connection.at("PRJ-7").models();
 */
export class KnownProject {
  readonly kind = "project" as const;
  /** Such as `PRJ-7`. */
  readonly id: string;
  /** The project's page in the web app. */
  readonly url: string;
  readonly #context: Context;
  readonly #self: () => Project | undefined;
  readonly #whole: (options: CallOptions) => Promise<Project>;

  /** Made by the library alone. */
  constructor(parts: never);
  /** @internal */
  constructor(parts: KnownParts<Project>);
  constructor({ context, id, self }: KnownParts<Project>) {
    this.id = id;
    this.url = pageOfThing(context, this.kind, id);
    this.#context = context;
    this.#self = self ?? (() => undefined);
    this.#whole = self
      ? async () => self()
      : lazyParent(id, (_, options) => context.connection.project(id, options));
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
      const project = this.#self();
      checkHome("phase", data.vecticeId, data.parent, project ?? this);
      return make.phase(data, project ?? make.project(data.parent));
    }
    const variables = { name: parsed.name, parentId: this.id };
    const subject = subjectOf("phase", parsed);
    const [data, project] = await Promise.all([
      client.query(getPhaseByName, variables, about(options, subject)),
      this.#whole(options),
    ]);
    return make.phase(data, project);
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
        make: (data, project) => this.#context.make.phase(data, project),
        parent: this.#whole,
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
    const { signal, timeout } = checkCall(options);
    const [phases, project] = await Promise.all([
      this.phases({ signal, timeout }),
      this.#whole({ signal, timeout }),
    ]);
    printListing(
      {
        noun: "phase",
        place: placeOf(project),
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
        make: (data) => this.#context.make.model(data, this.#self()),
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
        make: (data) => this.#context.make.dataset(data, this.#self()),
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
}

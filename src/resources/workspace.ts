import type { CallOptions, Client } from "../client/client.ts";
import type { List, ListOptions } from "../client/list/list.ts";
import { input, mutation, query } from "../client/graphql/operation.ts";
import { pageOf } from "../client/list/page.ts";
import { InvalidRequestError } from "../errors.ts";
import type { Connection } from "./connection.ts";
import type { Context } from "./context.ts";
import { openingHint, placeOf, printListing, type PrintOptions } from "./output/print-table.ts";
import { listOf, listOfAll, pageArgument } from "./reading/paged-list.ts";
import { getProjectById, type Project } from "./project.ts";
import { checkHome } from "./reading/read-by-id.ts";
import { parseId, parseReference, type Reference, subjectOf } from "./reading/reference.ts";
import { type ProjectData, ProjectSchema } from "../schemas/project.ts";
import { type WorkspaceData, WorkspaceSchema } from "../schemas/workspace.ts";
import { type Snapshot, snapshotOf } from "./output/snapshot.ts";
import { getProjectTemplateList, type Template } from "./parts/template.ts";
import { pageOfThing } from "./reading/runtime.ts";

/** `getWorkspaceById`. */
export const getWorkspaceById = query(
  "getWorkspaceById",
  { workspaceId: "VecticeId!" },
  WorkspaceSchema,
);

/** `getWorkspaceByName`. */
export const getWorkspaceByName = query("getWorkspaceByName", { name: "String!" }, WorkspaceSchema);

/** `getProjectByName`: the name is unique within its workspace. */
export const getProjectByName = query(
  "getProjectByName",
  { name: "String!", workspaceId: "VecticeId!" },
  ProjectSchema,
);

/** `getProjectList`, page by page. */
export const getProjectList = query(
  "getProjectList",
  { workspaceId: "VecticeId!", page: pageArgument("PageIndexInput") },
  pageOf(ProjectSchema),
);

/** All of them are sent, null where one is not given: so the server sees it of every client. */
interface ProjectCreateInput {
  readonly name: string;
  readonly description: string | null;
  readonly templateName: string | null;
  readonly copyProjectId: string | null;
}

/** `createProject`. */
export const createProject = mutation(
  "createProject",
  { data: input<ProjectCreateInput>("ProjectCreateInput!"), workspaceId: "VecticeId!" },
  ProjectSchema,
);

/** What a new project is made from. */
export interface CreateProjectInput {
  readonly name: string;
  readonly description?: string | undefined;
  /** The name of one of `workspace.templates()`. */
  readonly template?: string | undefined;
  /** The project to copy: itself, or its id. */
  readonly copyFrom?: Project | Reference | undefined;
}

/** A workspace as plain data. */
export type WorkspaceSnapshot = Snapshot<Workspace>;

interface WorkspaceParts {
  readonly context: Context;
  readonly data: WorkspaceData;
}

/**
 * A workspace, which holds projects.
 *
 * @example
 * const workspace = await connection.workspace("Credit risk");
 * const project = await workspace.project("Churn");
 */
export class Workspace {
  readonly kind = "workspace" as const;
  /** Such as `WSP-1`. */
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  /** The workspace's page in the web app. */
  readonly url: string;
  /** The connection it was read through. */
  readonly connection: Connection;
  readonly #context: Context;

  /** Made by the library alone. */
  constructor(parts: never);
  /** @internal */
  constructor(parts: WorkspaceParts);
  constructor({ context, data }: WorkspaceParts) {
    this.id = data.vecticeId;
    this.name = data.name;
    this.description = data.description;
    this.url = pageOfThing(context, this.kind, this.id);
    this.connection = context.connection;
    this.#context = context;
    Object.freeze(this);
  }

  /**
   * Opens a project of this workspace by its id, number or name (`getProjectById`, `getProjectByName`).
   *
   * @returns the project
   * @throws {@link InvalidIdError} for an id of another kind
   * @throws {@link NotFoundError} when this workspace has no such project, or it is not yours to see
   * @throws {@link ConflictError} when several projects bear the name
   * @example
   * const project = await workspace.project("PRJ-7");
   */
  async project(reference: Reference, options: CallOptions = {}): Promise<Project> {
    const data = await findProject(this.#context.client, reference, () => this.id, options);
    return projectIn(this.#context, this, data);
  }

  /**
   * Lists the projects of this workspace (`getProjectList`).
   * Order: the server's; no other is asked for.
   *
   * @returns a list to await or to iterate; nothing is sent before
   * @example
   * for await (const project of workspace.projects()) console.log(project.name);
   */
  projects(options?: ListOptions): List<Project> {
    return listOf(
      this.#context.client,
      {
        operation: getProjectList,
        variables: (page) => ({ workspaceId: this.id, page }),
        make: (data) => this.#context.make.project(data, this),
      },
      options,
    );
  }

  /**
   * Prints how many projects there are and a table of the first ten (`getProjectList`).
   *
   * @returns all the projects it counted
   * @example
   * await workspace.listProjects();
   */
  async listProjects(options: PrintOptions = {}): Promise<Project[]> {
    const projects = await this.projects({ signal: options.signal, timeout: options.timeout });
    printListing(
      {
        noun: "project",
        place: placeOf(this),
        rows: projects,
        hints: [openingHint("workspace", "project", projects[0]?.id ?? "PRJ-1")],
        url: this.url,
      },
      options,
      this.#context.output(),
    );
    return projects;
  }

  /**
   * Lists the templates that projects can be made from (`getProjectTemplateList`).
   * Order: the server's; no other is asked for.
   *
   * @returns a list to await or to iterate
   * @example
   * const [template] = await workspace.templates();
   */
  templates(options?: ListOptions): List<Template> {
    const { client } = this.#context;
    return listOfAll(
      (callOptions) => client.query(getProjectTemplateList, {}, callOptions),
      options,
    );
  }

  /**
   * Creates a project in this workspace (`createProject`). Never repeated by itself.
   *
   * @param input - its name, and from what it is made: `template` or `copyFrom`, not both
   * @returns the new project
   * @throws {@link InvalidRequestError} for a blank name, or both a template and a project to copy
   * @throws {@link NotFoundError} when the template or the project to copy is not there
   * @throws {@link NetworkError} or {@link TimeoutError} with `maybeApplied` when no answer came
   * @example
   * const project = await workspace.createProject({ name: "Churn 2027", template: "CRISP-DM" });
   */
  async createProject(project: CreateProjectInput, options: CallOptions = {}): Promise<Project> {
    const { name, description, template, copyFrom } = project;
    if (typeof name !== "string" || name.trim() === "") {
      throw new InvalidRequestError("A new project needs a name that is not blank.", {
        resource: "project",
      });
    }
    if (template !== undefined && copyFrom !== undefined) {
      throw new InvalidRequestError(
        "A new project is made from a template or as a copy, not both: give template or copyFrom.",
        { resource: "project", reference: name },
      );
    }
    const data = {
      name,
      description: description ?? null,
      templateName: template ?? null,
      copyProjectId:
        copyFrom === undefined
          ? null
          : parseId("project", typeof copyFrom === "object" ? copyFrom.id : copyFrom),
    };
    const created = await this.#context.client.query(
      createProject,
      { data, workspaceId: this.id },
      { ...options, subject: sourceOf(template, data.copyProjectId) },
    );
    return this.#context.make.project(created, this);
  }

  /** The workspace's data, for `JSON.stringify` and `structuredClone`. */
  toJSON(): WorkspaceSnapshot {
    return snapshotOf<Workspace>(this);
  }
}

/** Reads a workspace by its id, number or name. */
export async function findWorkspace(
  client: Client,
  reference: Reference,
  options: CallOptions,
): Promise<WorkspaceData> {
  const parsed = parseReference("workspace", reference);
  const queryOptions = { ...options, subject: subjectOf("workspace", parsed) };
  return "id" in parsed
    ? client.query(getWorkspaceById, { workspaceId: parsed.id }, queryOptions)
    : client.query(getWorkspaceByName, parsed, queryOptions);
}

/** Reads a project by its id or number, or by its name, which needs the id of its workspace. */
export async function findProject(
  client: Client,
  reference: Reference,
  workspaceId: () => string | Promise<string>,
  options: CallOptions,
): Promise<ProjectData> {
  const parsed = parseReference("project", reference);
  const queryOptions = { ...options, subject: subjectOf("project", parsed) };
  return "id" in parsed
    ? client.query(getProjectById, { projectId: parsed.id }, queryOptions)
    : client.query(
        getProjectByName,
        { name: parsed.name, workspaceId: await workspaceId() },
        queryOptions,
      );
}

/** The project of this workspace; one of another workspace is refused. */
export function projectIn({ make }: Context, workspace: Workspace, data: ProjectData): Project {
  checkHome("project", data.vecticeId, data.workspace, workspace);
  return make.project(data, workspace);
}

/** What is missing when creating a project finds something missing. */
function sourceOf(
  template: string | undefined,
  copied: string | null,
): { resource: string; reference?: string; hint?: string } | undefined {
  if (template !== undefined) {
    return {
      resource: "projectTemplate",
      reference: template,
      hint: "workspace.templates() lists them.",
    };
  }
  return copied === null ? undefined : { resource: "project", reference: copied };
}

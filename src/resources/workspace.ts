import type { CallOptions, Client } from "../client/client.ts";
import { quoted } from "../client/failure.ts";
import { List, type ListOptions } from "../client/list.ts";
import { input, mutation, query } from "../client/operation.ts";
import { pageOf } from "../client/page.ts";
import { InvalidRequestError, NotFoundError } from "../errors.ts";
import type { Connection } from "./connection.ts";
import { type Context, pageOfThing } from "./context.ts";
import { printListing, type PrintOptions } from "./listing.ts";
import { listOf, pageArgument } from "./paging.ts";
import { getProjectById, Project } from "./project.ts";
import { parseId, parseReference, type Reference, subjectOf } from "./reference.ts";
import { type ProjectData, ProjectSchema } from "./schemas/project.ts";
import { type WorkspaceData, WorkspaceSchema } from "./schemas/workspace.ts";
import { getProjectTemplateList, type Template } from "./template.ts";

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

interface ProjectCreateInput {
  readonly name: string;
  readonly description?: string | undefined;
  readonly templateName?: string | undefined;
  readonly copyProjectId?: string | undefined;
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
export interface WorkspaceSnapshot {
  readonly kind: "workspace";
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly url: string;
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
  /** The connection it was read through. */
  readonly connection: Connection;
  readonly #context: Context;

  /** @internal */
  constructor(context: Context, connection: Connection, data: WorkspaceData) {
    this.id = data.vecticeId;
    this.name = data.name;
    this.description = data.description;
    this.connection = connection;
    this.#context = context;
    Object.freeze(this);
  }

  /** The workspace's page in the web app. */
  get url(): string {
    return pageOfThing(this.#context.client.host, this.kind, this.id);
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
        make: (data) => new Project(this.#context, this, data),
        identify: ({ id }) => id,
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
        place: ` in workspace ${quoted(this.name)} (${this.id})`,
        rows: projects,
        hints: [
          `workspace.project("${projects[0]?.id ?? "PRJ-1"}") opens one by its id, workspace.project("its name") by its name.`,
        ],
        url: this.url,
      },
      options,
      this.#context.output(),
    );
    return projects;
  }

  /**
   * Lists the templates that projects can be made from (`getProjectTemplateList`).
   *
   * @returns a list to await or to iterate
   * @example
   * const [template] = await workspace.templates();
   */
  templates(options?: ListOptions): List<Template> {
    return new List(
      {
        // The protocol gives them all at once.
        read: async (index, size, callOptions) => {
          const all = await this.#context.client.query(getProjectTemplateList, {}, callOptions);
          const items = all.slice((index - 1) * size, index * size);
          return { items, page: { index, size }, total: all.length };
        },
        identify: ({ name }) => name,
      },
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
      description,
      templateName: template,
      copyProjectId:
        copyFrom === undefined
          ? undefined
          : parseId("project", typeof copyFrom === "object" ? copyFrom.id : copyFrom),
    };
    const created = await this.#context.client.query(
      createProject,
      { data, workspaceId: this.id },
      { ...options, subject: sourceOf(template, data.copyProjectId) },
    );
    return new Project(this.#context, this, created);
  }

  /** The workspace's data, for `JSON.stringify` and `structuredClone`. */
  toJSON(): WorkspaceSnapshot {
    return {
      kind: this.kind,
      id: this.id,
      name: this.name,
      description: this.description,
      url: this.url,
    };
  }
}

/** Reads a workspace by its id, number or name. */
export async function findWorkspace(
  client: Client,
  reference: Reference,
  options: CallOptions,
): Promise<WorkspaceData> {
  const parsed = parseReference("workspace", reference);
  const hint = "connection.listWorkspaces() shows those that you can see.";
  const queryOptions = { ...options, subject: subjectOf("workspace", parsed, hint) };
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
  const hint = "workspace.listProjects() shows those of a workspace.";
  const queryOptions = { ...options, subject: subjectOf("project", parsed, hint) };
  return "id" in parsed
    ? client.query(getProjectById, { projectId: parsed.id }, queryOptions)
    : client.query(
        getProjectByName,
        { name: parsed.name, workspaceId: await workspaceId() },
        queryOptions,
      );
}

/** The project of this workspace; one of another workspace is refused. */
export function projectIn(context: Context, workspace: Workspace, data: ProjectData): Project {
  const { vecticeId, workspace: home } = data;
  if (home.vecticeId !== workspace.id) {
    throw new NotFoundError(
      `Project ${vecticeId} belongs to workspace ${quoted(home.name)} (${home.vecticeId}), not to ` +
        `${quoted(workspace.name)} (${workspace.id}). connection.project("${vecticeId}") opens it wherever it is.`,
      { operation: getProjectById.name, resource: "project", reference: vecticeId },
    );
  }
  return new Project(context, workspace, data);
}

/** What is missing when creating a project finds something missing. */
function sourceOf(
  template: string | undefined,
  copied: string | undefined,
): { resource: string; reference?: string; hint?: string } | undefined {
  if (template !== undefined) {
    return {
      resource: "project template",
      reference: template,
      hint: "workspace.templates() lists them.",
    };
  }
  return copied === undefined ? undefined : { resource: "project", reference: copied };
}

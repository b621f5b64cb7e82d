import { checkCall } from "../../client/check-call.ts";
import { about } from "../../client/about.ts";
import type { CallOptions, Client } from "../../client/client.ts";
import { query } from "../../client/graphql/operation.ts";
import type { List, ListOptions } from "../../client/list/list.ts";
import { pageOf } from "../../client/list/page.ts";
import { type ProjectData, ProjectSchema } from "../../schemas/project.ts";
import type { Context } from "../context.ts";
import type { KnownParts } from "./known-parts.ts";
import { openingHint, placeOf, printListing, type PrintOptions } from "../output/print-table.ts";
import { getProjectTemplateList, type Template } from "../parts/template.ts";
import { getProjectById, type Project } from "../project.ts";
import { lazyParent } from "../reading/lazy-parent.ts";
import { listOf, listOfAll, pageArgument } from "../reading/paged-list.ts";
import { checkHome } from "../reading/read-by-id.ts";
import { parseReference, type Reference, subjectOf } from "../reading/reference.ts";
import { pageOfThing } from "../reading/runtime.ts";
import type { Workspace } from "../workspace.ts";

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

/**
 * What a workspace can be asked when nothing but its id is known; an open one can be asked the same.
 *
 * @example
 * const projects = await connection.at("WSP-1").projects();
 */
export class KnownWorkspace {
  readonly kind = "workspace" as const;
  /** Such as `WSP-1`. */
  readonly id: string;
  /** The workspace's page in the web app. */
  readonly url: string;
  readonly #context: Context;
  readonly #self: () => Workspace | undefined;
  readonly #whole: (options: CallOptions) => Promise<Workspace>;

  /** Made by the library alone. */
  constructor(parts: never);
  /** @internal */
  constructor(parts: KnownParts<Workspace>);
  constructor({ context, id, self }: KnownParts<Workspace>) {
    this.id = id;
    this.url = pageOfThing(context, this.kind, id);
    this.#context = context;
    this.#self = self ?? (() => undefined);
    this.#whole = self
      ? async () => self()
      : lazyParent(id, (_, options) => context.connection.workspace(id, options));
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
    return projectIn(this.#context, this.#self() ?? this, data);
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
        make: (data) => this.#context.make.project(data, this.#self()),
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
    const { signal, timeout } = checkCall(options);
    const [projects, workspace] = await Promise.all([
      this.projects({ signal, timeout }),
      this.#whole({ signal, timeout }),
    ]);
    printListing(
      {
        noun: "project",
        place: placeOf(workspace),
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
}

/** Reads a project by its id or number, or by its name, which needs the id of its workspace. */
export async function findProject(
  client: Client,
  reference: Reference,
  workspaceId: () => string | Promise<string>,
  options: CallOptions,
): Promise<ProjectData> {
  const parsed = parseReference("project", reference);
  const queryOptions = about(options, subjectOf("project", parsed));
  return "id" in parsed
    ? client.query(getProjectById, { projectId: parsed.id }, queryOptions)
    : client.query(
        getProjectByName,
        { name: parsed.name, workspaceId: await workspaceId() },
        queryOptions,
      );
}

/** The project of this workspace; one of another workspace is refused. */
export function projectIn(
  { make }: Context,
  workspace: Workspace | KnownWorkspace,
  data: ProjectData,
): Project {
  checkHome("project", data.vecticeId, data.workspace, workspace);
  return make.project(data, "name" in workspace ? workspace : undefined);
}

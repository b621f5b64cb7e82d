import { about } from "../client/about.ts";
import { checkReadable } from "../client/check-call.ts";
import type { CallOptions, Client } from "../client/client.ts";
import { input, mutation, query } from "../client/graphql/operation.ts";
import { InvalidRequestError } from "../errors.ts";
import type { Connection } from "./connection.ts";
import type { Context } from "./context.ts";
import { KnownWorkspace } from "./known/workspace.ts";
import type { Project } from "./project.ts";
import { parseId, parseReference, type Reference, subjectOf } from "./reading/reference.ts";
import { ProjectSchema } from "../schemas/project.ts";
import { type WorkspaceData, WorkspaceSchema } from "../schemas/workspace.ts";
import { type Snapshot, snapshotOf } from "./output/snapshot.ts";

/** `getWorkspaceById`. */
export const getWorkspaceById = query(
  "getWorkspaceById",
  { workspaceId: "VecticeId!" },
  WorkspaceSchema,
);

/** `getWorkspaceByName`. */
export const getWorkspaceByName = query("getWorkspaceByName", { name: "String!" }, WorkspaceSchema);

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
export class Workspace extends KnownWorkspace {
  readonly name: string;
  readonly description: string | null;
  /** The connection it was read through. */
  readonly connection: Connection;
  readonly #context: Context;

  /** Made by the library alone. */
  constructor(parts: never);
  /** @internal */
  constructor(parts: WorkspaceParts);
  constructor({ context, data }: WorkspaceParts) {
    super({ context, id: data.vecticeId, self: () => this });
    this.name = data.name;
    this.description = data.description;
    this.connection = context.connection;
    this.#context = context;
    Object.freeze(this);
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
    checkReadable(project, "A new project");
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
    if (typeof copyFrom === "object") {
      checkReadable(copyFrom, "The project to copy");
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
      about(options, sourceOf(template, data.copyProjectId)),
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
  const queryOptions = about(options, subjectOf("workspace", parsed));
  return "id" in parsed
    ? client.query(getWorkspaceById, { workspaceId: parsed.id }, queryOptions)
    : client.query(getWorkspaceByName, parsed, queryOptions);
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

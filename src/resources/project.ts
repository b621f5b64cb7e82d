import { query } from "../client/operation.ts";
import { type Context, pageOfThing } from "./context.ts";
import { type ProjectData, ProjectSchema } from "./schemas/project.ts";
import type { Workspace } from "./workspace.ts";

/** `getProjectById`. */
export const getProjectById = query("getProjectById", { projectId: "VecticeId!" }, ProjectSchema);

/** A project as plain data. */
export interface ProjectSnapshot {
  readonly kind: "project";
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly url: string;
  readonly workspace: { readonly id: string; readonly name: string };
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
  /** The workspace it belongs to. */
  readonly workspace: Workspace;
  readonly #context: Context;

  /** @internal */
  constructor(context: Context, workspace: Workspace, data: ProjectData) {
    this.id = data.vecticeId;
    this.name = data.name;
    this.description = data.description;
    this.workspace = workspace;
    this.#context = context;
    Object.freeze(this);
  }

  /** The project's page in the web app. */
  get url(): string {
    return pageOfThing(this.#context.client.host, this.kind, this.id);
  }

  /** The project's data, for `JSON.stringify` and `structuredClone`. */
  toJSON(): ProjectSnapshot {
    return {
      kind: this.kind,
      id: this.id,
      name: this.name,
      description: this.description,
      url: this.url,
      workspace: { id: this.workspace.id, name: this.workspace.name },
    };
  }
}

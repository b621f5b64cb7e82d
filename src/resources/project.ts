import type { CallOptions } from "../client/client.ts";
import { query } from "../client/graphql/operation.ts";
import type { Context } from "./context.ts";
import { KnownProject } from "./known/project.ts";
import type { Phase } from "./phase.ts";
import { type ProjectData, ProjectSchema } from "../schemas/project.ts";
import { type Snapshot, snapshotOf } from "./output/snapshot.ts";
import type { Workspace } from "./workspace.ts";
import type { CreatePhaseInput } from "../write/place/create-phase.ts";

/** `getProjectById`. */
export const getProjectById = query("getProjectById", { projectId: "VecticeId!" }, ProjectSchema);

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
export class Project extends KnownProject {
  readonly name: string;
  readonly description: string | null;
  /** The workspace it belongs to. */
  readonly workspace: Workspace;
  readonly #context: Context;

  /** Made by the library alone. */
  constructor(parts: never);
  /** @internal */
  constructor(parts: ProjectParts);
  constructor({ context, workspace, data }: ProjectParts) {
    super({ context, id: data.vecticeId, self: () => this });
    this.name = data.name;
    this.description = data.description;
    this.workspace = workspace;
    this.#context = context;
    Object.freeze(this);
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
    return this.#context.write([phase, options], async (writer, runtime, ...given) =>
      this.#context.make.phase(await writer.createPhase(runtime, this, ...given), this),
    );
  }

  /** The project's data, for `JSON.stringify` and `structuredClone`. */
  toJSON(): ProjectSnapshot {
    return snapshotOf<Project>(this);
  }
}

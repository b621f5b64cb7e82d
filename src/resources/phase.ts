import type { CallOptions } from "../client/client.ts";
import type { ListOptions } from "../client/list/list.ts";
import { query } from "../client/graphql/operation.ts";
import type { Context } from "./context.ts";
import { KnownPhase } from "./known/phase.ts";
import type { Iteration, IterationStatus } from "./iteration.ts";
import { labelOf } from "./output/wire-values.ts";
import type { Project } from "./project.ts";
import { type ListedPhaseData, PhaseSchema } from "../schemas/phase.ts";
import type { User } from "../schemas/user.ts";
import type { CreateIterationInput } from "../write/place/create-iteration.ts";
import { type Snapshot, snapshotOf } from "./output/snapshot.ts";

/** `getPhaseById`, with its project. */
export const getPhaseById = query("getPhaseById", { id: "VecticeId!" }, PhaseSchema);

/** Where a phase stands; newer servers may know more words. */
export type PhaseStatus = "NotStarted" | "Draft" | "InReview" | "Completed" | (string & {});

/** How many iterations of a phase stand where. */
export interface IterationsCount {
  readonly notStarted: number;
  readonly inProgress: number;
  readonly inReview: number;
  readonly total: number;
}

/** Which iterations are listed. */
export interface IterationListOptions extends ListOptions {
  /** Only those of the connected user. */
  readonly onlyMine?: boolean | undefined;
  /** Only those that stand here; default: all. */
  readonly statuses?: readonly IterationStatus[] | undefined;
}

interface PhaseParts {
  readonly context: Context;
  readonly project: Project;
  readonly data: ListedPhaseData;
}

/**
 * A phase of a project.
 *
 * @example
 * const phase = await project.phase("Modeling");
 * console.log(phase.statusLabel, phase.iterationsCount?.total);
 */
export class Phase extends KnownPhase {
  readonly name: string;
  /** Its place in the project. */
  readonly index: number;
  readonly status: PhaseStatus;
  /** The status as people see it. */
  readonly statusLabel: string;
  readonly owner: User | null;
  readonly iterationsCount: IterationsCount | null;
  /** The project it belongs to. */
  readonly project: Project;
  readonly #context: Context;

  /** Made by the library alone. */
  constructor(parts: never);
  /** @internal */
  constructor(parts: PhaseParts);
  constructor({ context, project, data }: PhaseParts) {
    super({ context, id: data.vecticeId, self: () => this });
    this.name = data.name;
    this.index = data.index;
    this.status = data.status;
    this.statusLabel = labelOf(this.kind, this.status);
    this.owner = data.owner;
    this.iterationsCount = data.iterationsCount;
    this.project = project;
    this.#context = context;
    Object.freeze(this);
  }

  /**
   * Creates an iteration in this phase (`createIteration`). Sent once.
   *
   * @param iteration - a `name` and a `description`, where it has them
   * @returns the new iteration
   * @throws {@link InvalidRequestError} for a blank name; nothing is sent then
   * @throws {@link NetworkError} or {@link TimeoutError} with `maybeApplied` when no answer came
   * @example
   * const iteration = await phase.createIteration({ name: "Baseline" });
   */
  createIteration(
    iteration: CreateIterationInput = {},
    options: CallOptions = {},
  ): Promise<Iteration> {
    return this.#context.write([iteration, options], async (writer, runtime, ...given) =>
      this.#context.make.iteration(await writer.createIteration(runtime, this, ...given), this),
    );
  }

  /**
   * Gives the iteration that one works in, the last one that is open, or creates one
   * (`retrieveIteration`). As it may create, it is sent once.
   *
   * @throws {@link InvalidRequestError} when the server cannot tell which one is meant: then its `key` is
   * `iteration_not_writable` or `iteration_multiple_active`
   * @example
   * const iteration = await phase.currentIteration();
   */
  currentIteration(options: CallOptions = {}): Promise<Iteration> {
    return this.#context.write([options], async (writer, runtime, ...given) =>
      this.#context.make.iteration(await writer.currentIteration(runtime, this, ...given), this),
    );
  }

  /** The phase's data, for `JSON.stringify` and `structuredClone`. */
  toJSON(): Snapshot<Phase> {
    return snapshotOf<Phase>(this);
  }
}

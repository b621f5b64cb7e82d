import type { CallOptions } from "../client/client.ts";
import type { List, ListOptions } from "../client/list/list.ts";
import { input, query } from "../client/graphql/operation.ts";
import { pageOf } from "../client/list/page.ts";
import { InvalidIdError } from "../errors.ts";
import type { Context } from "./context.ts";
import { getIterationById, type Iteration, type IterationStatus } from "./iteration.ts";
import { labelOf } from "./output/wire-values.ts";
import { placeOf, printListing, type PrintOptions } from "./output/print-table.ts";
import { listOf, pageArgument } from "./reading/paged-list.ts";
import type { Project } from "./project.ts";
import { checkHome, readById } from "./reading/read-by-id.ts";
import { type Requirement, requirementsOf } from "./parts/requirement.ts";
import { type Review, reviewsOf } from "./parts/review.ts";
import { ListedIterationSchema } from "../schemas/iteration.ts";
import { type ListedPhaseData, PhaseSchema } from "../schemas/phase.ts";
import type { User } from "../schemas/user.ts";
import type { CreateIterationInput } from "../write/place/create-iteration.ts";
import { type Snapshot, snapshotOf } from "./output/snapshot.ts";
import { pageOfThing } from "./reading/runtime.ts";

/** `getPhaseById`, with its project. */
export const getPhaseById = query("getPhaseById", { id: "VecticeId!" }, PhaseSchema);

/** `getIterationByIndex`: the index counts from 1. */
export const getIterationByIndex = query(
  "getIterationByIndex",
  { index: "Float!", phaseId: "VecticeId!" },
  ListedIterationSchema,
);

interface IterationFilters {
  readonly phaseId: string;
  readonly onlyMine?: boolean | undefined;
  readonly status?: readonly string[] | undefined;
}

/** `getIterationList`, page by page. */
export const getIterationList = query(
  "getIterationList",
  {
    filters: input<IterationFilters>("IterationFiltersInput!"),
    page: pageArgument("PageInput"),
  },
  pageOf(ListedIterationSchema),
);

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
export class Phase {
  readonly kind = "phase" as const;
  /** Such as `PHA-4`. */
  readonly id: string;
  readonly name: string;
  /** Its place in the project. */
  readonly index: number;
  readonly url: string;
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
    this.id = data.vecticeId;
    this.name = data.name;
    this.index = data.index;
    this.url = pageOfThing(context, this.kind, this.id);
    this.status = data.status;
    this.statusLabel = labelOf(this.kind, this.status);
    this.owner = data.owner;
    this.iterationsCount = data.iterationsCount;
    this.project = project;
    this.#context = context;
    Object.freeze(this);
  }

  /**
   * Opens an iteration of this phase by its index, from 1, or by its id (`getIterationByIndex`,
   * `getIterationById`).
   *
   * @throws {@link InvalidIdError} for an index that cannot be, a name, or an id of another kind
   * @throws {@link NotFoundError} when this phase has no such iteration
   * @example
   * const iteration = await phase.iteration(3);
   */
  async iteration(indexOrId: number | string, options: CallOptions = {}): Promise<Iteration> {
    const { client, make } = this.#context;
    if (typeof indexOrId !== "number") {
      const id = (value: string): { id: string } => ({ id: value });
      const data = await readById(client, "iteration", indexOrId, getIterationById, id, options);
      checkHome("iteration", data.vecticeId, data.phase, this);
      return make.iteration(data, this);
    }
    if (!Number.isSafeInteger(indexOrId) || indexOrId < 1) {
      throw new InvalidIdError(
        `${indexOrId} is no index of an iteration: they are whole numbers from 1 on.`,
        { resource: "iteration", reference: indexOrId },
      );
    }
    const subject = {
      resource: "iteration",
      reference: indexOrId,
      hint: "phase.listIterations() shows those there are.",
    };
    const variables = { index: indexOrId, phaseId: this.id };
    return make.iteration(
      await client.query(getIterationByIndex, variables, { ...options, subject }),
      this,
    );
  }

  /**
   * Lists its iterations (`getIterationList`).
   * Order: the server's; each iteration's `index` is its place in the phase.
   *
   * @returns a list to await or to iterate; nothing is sent before
   * @example
   * const open = await phase.iterations({ onlyMine: true, statuses: ["InProgress"] });
   */
  iterations(options: IterationListOptions = {}): List<Iteration> {
    const { onlyMine, statuses } = options;
    const filters = { phaseId: this.id, onlyMine, status: statuses };
    return listOf(
      this.#context.client,
      {
        operation: getIterationList,
        variables: (page) => ({ filters, page }),
        make: (data) => this.#context.make.iteration(data, this),
      },
      options,
    );
  }

  /**
   * Prints how many iterations there are and a table of the first ten (`getIterationList`).
   *
   * @returns all the iterations it counted
   * @example
   * await phase.listIterations();
   */
  async listIterations(options: PrintOptions = {}): Promise<Iteration[]> {
    const { signal, timeout } = options;
    const iterations = await this.iterations({ signal, timeout });
    printListing(
      {
        noun: "iteration",
        place: placeOf(this),
        rows: iterations.map(({ id, index, name, statusLabel }) => ({
          id,
          name: name ?? `#${index}`,
          description: statusLabel,
        })),
        heading: "status",
        hints: [
          `phase.iteration(${iterations[0]?.index ?? 1}) opens one by its index, phase.iteration("${iterations[0]?.id ?? "ITR-1"}") by its id.`,
        ],
        url: `${this.#context.web}/phase/${this.id}/iterations`,
      },
      options,
      this.#context.output(),
    );
    return iterations;
  }

  /**
   * Lists what it is to show (`getStepDefinitionList`).
   * Order: the server's; no other is asked for.
   *
   * @example
   * for (const { name } of await phase.requirements()) console.log(name);
   */
  requirements(options?: ListOptions): List<Requirement> {
    return requirementsOf(this.#context, this.id, options);
  }

  /**
   * Lists its reviews (`getReviewList`).
   * Order: the server's; `createdAt` tells which is newer.
   *
   * @example
   * const pending = (await phase.reviews()).filter(({ status }) => status === "Pending");
   */
  reviews(options?: ListOptions): List<Review> {
    return reviewsOf(this.#context, this, options);
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
    return this.#context.write(async (writer, runtime) =>
      this.#context.make.iteration(
        await writer.createIteration(runtime, this, iteration, options),
        this,
      ),
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
    return this.#context.write(async (writer, runtime) =>
      this.#context.make.iteration(await writer.currentIteration(runtime, this, options), this),
    );
  }

  /** The phase's data, for `JSON.stringify` and `structuredClone`. */
  toJSON(): Snapshot<Phase> {
    return snapshotOf<Phase>(this);
  }
}

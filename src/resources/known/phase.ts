import { checkCall } from "../../client/check-call.ts";
import { about } from "../../client/about.ts";
import type { CallOptions } from "../../client/client.ts";
import { input, query } from "../../client/graphql/operation.ts";
import type { List, ListOptions } from "../../client/list/list.ts";
import { pageOf } from "../../client/list/page.ts";
import { InvalidIdError } from "../../errors.ts";
import { ListedIterationSchema } from "../../schemas/iteration.ts";
import type { Context } from "../context.ts";
import type { KnownParts } from "./known-parts.ts";
import { getIterationById, type Iteration } from "../iteration.ts";
import { placeOf, printListing, type PrintOptions } from "../output/print-table.ts";
import { type Requirement, requirementsOf } from "../parts/requirement.ts";
import { type Review, reviewsOf } from "../parts/review.ts";
import type { IterationListOptions, Phase } from "../phase.ts";
import { lazyParent } from "../reading/lazy-parent.ts";
import { listOf, pageArgument } from "../reading/paged-list.ts";
import { checkHome, readById } from "../reading/read-by-id.ts";
import { pageOfThing } from "../reading/runtime.ts";

interface IterationFilters {
  readonly phaseId: string;
  readonly onlyMine?: boolean | undefined;
  readonly status?: readonly string[] | undefined;
}

/** `getIterationByIndex`: the index counts from 1. */
export const getIterationByIndex = query(
  "getIterationByIndex",
  { index: "Float!", phaseId: "VecticeId!" },
  ListedIterationSchema,
);

/** `getIterationList`, page by page. */
export const getIterationList = query(
  "getIterationList",
  {
    filters: input<IterationFilters>("IterationFiltersInput!"),
    page: pageArgument("PageInput"),
  },
  pageOf(ListedIterationSchema),
);

/**
 * What a phase can be asked when nothing but its id is known; an open one can be asked the same.
 *
 * @example
 * const iterations = await connection.at("PHA-4").iterations();
 */
export class KnownPhase {
  readonly kind = "phase" as const;
  /** Such as `PHA-4`. */
  readonly id: string;
  /** The phase's page in the web app. */
  readonly url: string;
  readonly #context: Context;
  readonly #self: () => Phase | undefined;
  readonly #whole: (options: CallOptions) => Promise<Phase>;

  /** Made by the library alone. */
  constructor(parts: never);
  /** @internal */
  constructor(parts: KnownParts<Phase>);
  constructor({ context, id, self }: KnownParts<Phase>) {
    this.id = id;
    this.url = pageOfThing(context, this.kind, id);
    this.#context = context;
    this.#self = self ?? (() => undefined);
    this.#whole = self
      ? async () => self()
      : lazyParent(id, (_, options) => context.connection.phase(id, options));
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
      const phase = this.#self();
      checkHome("iteration", data.vecticeId, data.phase, phase ?? this);
      return make.iteration(data, phase ?? make.phase(data.phase, make.project(data.phase.parent)));
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
    const [data, phase] = await Promise.all([
      client.query(getIterationByIndex, variables, about(options, subject)),
      this.#whole(options),
    ]);
    return make.iteration(data, phase);
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
    const { onlyMine, statuses } = checkCall(options);
    const filters = { phaseId: this.id, onlyMine, status: statuses };
    return listOf(
      this.#context.client,
      {
        operation: getIterationList,
        variables: (page) => ({ filters, page }),
        make: (data, phase) => this.#context.make.iteration(data, phase),
        parent: this.#whole,
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
    const { signal, timeout } = checkCall(options);
    const [iterations, phase] = await Promise.all([
      this.iterations({ signal, timeout }),
      this.#whole({ signal, timeout }),
    ]);
    printListing(
      {
        noun: "iteration",
        place: placeOf(phase),
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
}

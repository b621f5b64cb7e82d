import { dateAt, personOf, type SeedContext } from "./defaults.ts";
import { nextId, nextNumber } from "../store/ids.ts";
import { addIteration, type IterationSeed } from "./iteration.ts";

/** A review of a phase. People are users' names or e-mail addresses, null for nobody. */
export interface ReviewSeed {
  /** Default: `Pending`. */
  readonly status?: "Pending" | "Approved" | "Rejected" | "Cancelled";
  /** What the reviewer was asked. */
  readonly message?: string;
  /** What the reviewer answered. */
  readonly feedback?: string;
  /** ISO 8601. */
  readonly createdDate?: string;
  /** Default: nobody. */
  readonly reviewer?: string | null;
  readonly createdBy?: string | null;
}

/** A phase of a seed, with its requirements, reviews and iterations. */
export interface PhaseSeed {
  readonly name: string;
  readonly description?: string;
  readonly status?: "NotStarted" | "Draft" | "InReview" | "Completed";
  /** A user's name or e-mail address; null: nobody. */
  readonly owner?: string | null;
  readonly requirements?: readonly { readonly name: string; readonly description?: string }[];
  readonly reviews?: readonly ReviewSeed[];
  readonly iterations?: readonly IterationSeed[];
}

/** Adds a phase with all it holds, and gives its id. */
export function addPhase(phase: PhaseSeed, index: number, context: SeedContext): string {
  const { data, project } = context;
  const id = nextId(data, "phases");
  data.phases.push({
    id,
    name: phase.name,
    description: phase.description ?? null,
    index,
    status: phase.status ?? "NotStarted",
    project,
    owner: personOf(phase.owner, context),
  });
  for (const { name, description } of phase.requirements ?? []) {
    data.requirements.push({
      id: nextNumber(data, "requirements"),
      phase: id,
      name,
      description: description ?? null,
    });
  }
  for (const review of phase.reviews ?? []) {
    data.reviews.push({
      id: nextId(data, "reviews"),
      phase: id,
      status: review.status ?? "Pending",
      message: review.message ?? null,
      feedback: review.feedback ?? null,
      createdDate: review.createdDate ?? dateAt(data.reviews.length),
      reviewer: personOf(review.reviewer ?? null, context),
      createdBy: personOf(review.createdBy, context),
    });
  }
  for (const [place, iteration] of (phase.iterations ?? []).entries()) {
    addIteration(iteration, id, place + 1, context);
  }
  return id;
}

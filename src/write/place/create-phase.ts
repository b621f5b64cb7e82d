import type { CallOptions } from "../../client/client.ts";
import { input, mutation } from "../../client/graphql/operation.ts";
import { type ListedPhaseData, ListedPhaseSchema } from "../../schemas/phase.ts";
import { completed, unchecked } from "../answer.ts";
import { givenName, givenText } from "../given.ts";
import { checkMembers } from "../register/known-members.ts";
import type { WriteRuntime } from "../runtime.ts";

/** What a new phase is made from. */
export interface CreatePhaseInput {
  readonly name: string;
  readonly description?: string | undefined;
}

/** `createPhase`. */
export const createPhaseOperation = mutation(
  "createPhase",
  {
    createModel: input<{ readonly name: string; readonly description: string | null }>(
      "PhaseCreateInput!",
    ),
    parentId: "VecticeId!",
  },
  unchecked(ListedPhaseSchema),
);

/** Creates a phase in a project. */
export async function createPhase(
  runtime: WriteRuntime,
  project: { readonly id: string },
  phase: CreatePhaseInput,
  options: CallOptions,
): Promise<ListedPhaseData> {
  const what = "A new phase";
  checkMembers(phase, what, ["name", "description"]);
  const name = givenName(phase.name, what);
  const description = givenText(phase.description, what, "description") ?? null;
  const answer = await runtime.client.query(
    createPhaseOperation,
    { createModel: { name, description }, parentId: project.id },
    options,
  );
  const known = { name, index: 0, status: "NotStarted", owner: null, iterationsCount: null };
  return completed(runtime, createPhaseOperation, answer, known);
}

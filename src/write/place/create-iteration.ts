import type { CallOptions } from "../../client/client.ts";
import { input, mutation } from "../../client/graphql/operation.ts";
import { type ListedIterationData, ListedIterationSchema } from "../../schemas/iteration.ts";
import { completed, unchecked } from "../answer.ts";
import { givenName, givenText } from "../given.ts";
import { checkMembers } from "../register/known-members.ts";
import type { WriteRuntime } from "../runtime.ts";

/** What a new iteration is made from. */
export interface CreateIterationInput {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
}

/** `createIteration`. */
export const createIterationOperation = mutation(
  "createIteration",
  {
    phaseId: "VecticeId!",
    data: input<{ readonly name: string | null; readonly description: string | null }>(
      "IterationCreateInput",
    ),
  },
  unchecked(ListedIterationSchema),
);

/** What an iteration is, as far as nothing else was answered. */
export const newIteration = {
  index: 0,
  name: null,
  description: null,
  status: "NotStarted",
  starred: null,
  owner: null,
} as const;

/** Creates an iteration in a phase. */
export async function createIteration(
  runtime: WriteRuntime,
  phase: { readonly id: string },
  iteration: CreateIterationInput,
  options: CallOptions,
): Promise<ListedIterationData> {
  const what = "A new iteration";
  checkMembers(iteration, what, ["name", "description"]);
  const name = iteration.name === undefined ? null : givenName(iteration.name, what);
  const description = givenText(iteration.description, what, "description") ?? null;
  const answer = await runtime.client.query(
    createIterationOperation,
    { phaseId: phase.id, data: { name, description } },
    options,
  );
  return completed(runtime, createIterationOperation, answer, {
    ...newIteration,
    name,
    description,
  });
}

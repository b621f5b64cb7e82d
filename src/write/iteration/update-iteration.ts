import type { CallOptions } from "../../client/client.ts";
import { input, mutation } from "../../client/graphql/operation.ts";
import { InvalidRequestError } from "../../errors.ts";
import { type ListedIterationData, ListedIterationSchema } from "../../schemas/iteration.ts";
import { completed, unchecked } from "../answer.ts";
import { givenName, givenText, onlyGiven } from "../given.ts";
import { checkMembers } from "../register/known-members.ts";
import type { IterationTarget, WriteRuntime } from "../runtime.ts";

/** What of an iteration is changed; what is not given stays as it is. */
export interface UpdateIterationInput {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /** One of the server's words, such as `"InReview"`. */
  readonly status?: string | undefined;
}

/** `updateIteration`. */
export const updateIterationOperation = mutation(
  "updateIteration",
  { id: "VecticeId!", data: input<UpdateIterationInput>("IterationUpdateInput!") },
  unchecked(ListedIterationSchema),
);

/** An iteration, with what stays when the answer is odd. */
export interface UpdatableIteration extends IterationTarget {
  readonly description: string | null;
  readonly status: string;
  readonly starred: boolean;
  readonly owner: { readonly name: string } | null;
}

/** Changes what was given of an iteration. */
export async function updateIteration(
  runtime: WriteRuntime,
  iteration: UpdatableIteration,
  changes: UpdateIterationInput,
  { signal, timeout }: CallOptions,
): Promise<ListedIterationData> {
  const what = "The iteration";
  checkMembers(changes, `What is changed of ${iteration.id}`, ["name", "description", "status"]);
  const data = onlyGiven({
    name: changes.name === undefined ? undefined : givenName(changes.name, what),
    description: givenText(changes.description, what, "description"),
    status: givenText(changes.status, what, "status"),
  });
  if (Object.keys(data).length === 0) {
    throw new InvalidRequestError(
      "update() was given nothing to change: give name, description or status.",
      { resource: "iteration", reference: iteration.id },
    );
  }
  if (data.status?.trim() === "") {
    throw new InvalidRequestError("A status is one of the server's words, such as Completed.", {
      resource: "iteration",
      reference: iteration.id,
    });
  }
  const answer = await runtime.lines.wait(iteration.id, signal, () =>
    runtime.client.query(updateIterationOperation, { id: iteration.id, data }, { signal, timeout }),
  );
  const { index, name, description, status, starred, owner } = iteration;
  const known = { vecticeId: iteration.id, index, name, description, status, starred, owner };
  return completed(runtime, updateIterationOperation, answer, { ...known, ...data });
}

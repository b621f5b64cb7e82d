import * as v from "valibot";
import type { CallOptions } from "../../client/client.ts";
import { field } from "../../client/field.ts";
import { quoted } from "../../client/text/excerpt.ts";
import { creatingQuery, input } from "../../client/graphql/operation.ts";
import { InvalidRequestError } from "../../errors.ts";
import { type ListedIterationData, ListedIterationSchema } from "../../schemas/iteration.ts";
import { completed, unchecked } from "../answer.ts";
import type { WriteRuntime } from "../runtime.ts";
import { newIteration } from "./create-iteration.ts";

/** `retrieveIteration`: a query that may create. */
export const retrieveIteration = creatingQuery(
  "retrieveIteration",
  { phaseId: "VecticeId!", data: input<null>("IterationCreateInput") },
  unchecked(v.object({ iteration: ListedIterationSchema, useExistingIteration: v.boolean() })),
);

/** Why the server cannot say which iteration is meant, by its keys. */
const reasons: Readonly<Record<string, string>> = {
  iteration_not_writable: "its last iteration is finished and an earlier one is in progress",
  iteration_multiple_active: "several of its iterations are in progress",
};

/** Gives the iteration that one works in, or makes one. Two callers at once get the same. */
export async function currentIteration(
  runtime: WriteRuntime,
  phase: { readonly id: string; readonly name: string },
  { signal, timeout }: CallOptions,
): Promise<ListedIterationData> {
  const answer = await runtime.lines.wait(phase.id, signal, () =>
    runtime.client
      .query(retrieveIteration, { phaseId: phase.id, data: null }, { signal, timeout })
      .catch((error: unknown) => {
        throw withAdvice(error, phase.name);
      }),
  );
  return completed(
    runtime,
    { name: retrieveIteration.name, schema: unchecked(ListedIterationSchema) },
    field(answer, "iteration"),
    newIteration,
  );
}

function withAdvice(error: unknown, phase: string): unknown {
  const reason = error instanceof InvalidRequestError ? reasons[error.key ?? ""] : undefined;
  if (!(error instanceof InvalidRequestError) || reason === undefined) {
    return error;
  }
  const { operation, status, key, requestId } = error;
  return new InvalidRequestError(
    `Phase ${quoted(phase)} has no current iteration: ${reason}. Name one by phase.iteration(…), ` +
      "which phase.listIterations() shows, or create one by phase.createIteration().",
    { operation, status, key, requestId },
  );
}

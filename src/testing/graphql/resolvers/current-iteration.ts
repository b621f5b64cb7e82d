import * as v from "valibot";
import type { IterationData } from "../../store/iteration.ts";
import { Refusal } from "../../refusal.ts";
import { addIteration } from "../../seed/iteration.ts";
import type { Resolver, ResolverContext } from "./context.ts";
import { noteActivity } from "./activity.ts";
import { iterationWithId, phaseWithId } from "./rights.ts";
import { isWritable, mayWriteInProject } from "./write-rights.ts";

const CreateSchema = v.nullish(
  v.object({ name: v.nullish(v.string()), description: v.nullish(v.string()) }),
);

/** The iteration that one works in: these two queries, and of course the mutation, may create. */
export const currentIterationResolvers: Readonly<Record<string, Resolver>> = {
  retrieveIteration: (args, context) => {
    const { iterations, active } = stateOf(args["phaseId"], context);
    const last = iterations.at(-1);
    if (last !== undefined && isWritable(last)) {
      return { iteration: last, useExistingIteration: true };
    }
    if (active !== undefined) {
      throw new Refusal(
        412,
        "the last iteration is finished and an earlier one is in progress",
        "iteration_not_writable",
      );
    }
    return { iteration: createIteration(args, context), useExistingIteration: false };
  },
  getActiveIterationOrCreateOne: (args, context) => {
    const { iterations, active } = stateOf(args["phaseId"], context);
    return active ?? iterations.findLast(isWritable) ?? createIteration(args, context);
  },
  createIteration: (args, context) => createIteration(args, context),
};

/** The iterations of a phase by index, and the one in progress: there must not be two. */
function stateOf(
  phaseId: unknown,
  context: ResolverContext,
): { iterations: IterationData[]; active: IterationData | undefined } {
  const phase = phaseWithId(phaseId, context);
  const iterations = context.store.iterations
    .all("phase", phase.id)
    .toSorted((one, other) => one.index - other.index);
  const [active, ...others] = iterations.filter(({ status }) => status === "InProgress");
  if (others.length > 0) {
    throw new Refusal(412, "several iterations are in progress", "iteration_multiple_active");
  }
  return { iterations, active };
}

function createIteration(
  args: Readonly<Record<string, unknown>>,
  context: ResolverContext,
): IterationData {
  const given = v.parse(CreateSchema, args["data"]);
  const phase = phaseWithId(args["phaseId"], context);
  mayWriteInProject(phase.project, context);
  const { data, iterations } = context.store;
  const indexes = iterations.all("phase", phase.id).map(({ index }) => index);
  const id = context.write.appended(() =>
    addIteration(
      {
        ...(typeof given?.name === "string" ? { name: given.name } : {}),
        ...(typeof given?.description === "string" ? { description: given.description } : {}),
      },
      phase.id,
      Math.max(0, ...indexes) + 1,
      { data, project: phase.project, owner: context.user.email },
    ),
  );
  const iteration = iterationWithId(id, context);
  noteActivity("Iteration", iteration, phase.project, context);
  return iteration;
}

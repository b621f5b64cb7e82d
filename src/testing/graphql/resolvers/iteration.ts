import * as v from "valibot";
import type { IterationData } from "../../store/iteration.ts";
import { notFound } from "../../refusal.ts";
import { type Resolver, userOf } from "./context.ts";
import type { TypeResolver } from "./field.ts";
import { listOf, wholeOr } from "./list.ts";
import { iterationWithId, phaseWithId } from "./rights.ts";
import { noteActivity } from "./activity.ts";
import { assetsOf } from "./asset.ts";
import { ownIteration, projectOf } from "./write-rights.ts";

const IndexSchema = v.object({ index: v.number() });
const ListSchema = v.object({
  filters: v.object({
    phaseId: v.string(),
    onlyMine: v.nullish(v.boolean()),
    status: v.nullish(v.array(v.string())),
  }),
});
const UpdateSchema = v.object({
  name: v.nullish(v.string()),
  description: v.nullish(v.string()),
  status: v.nullish(v.string()),
});
const AssetsSchema = v.object({
  filters: v.nullish(v.object({ stepStrategy: v.nullish(v.literal("INCLUDES")) })),
});

/** The iterations of a phase. */
export const iterationResolvers: Readonly<Record<string, Resolver>> = {
  getIterationById: (args, context) => iterationWithId(args["id"], context),
  updateIteration: (args, context) => {
    const iteration = ownIteration(args["id"], context);
    const { name, description, status } = v.parse(UpdateSchema, args["data"]);
    const changed = context.write.change("iterations", iteration, {
      name: name ?? iteration.name,
      description: description ?? iteration.description,
      status: status ?? iteration.status,
    });
    noteActivity("Iteration", changed, projectOf(changed, context), context);
    return changed;
  },
  getIterationByIndex: (args, context) => {
    const { index } = v.parse(IndexSchema, args);
    const phase = phaseWithId(args["phaseId"], context);
    const found = context.store.iterations
      .all("phase", phase.id)
      .find((iteration) => iteration.index === index);
    if (found === undefined) {
      throw notFound(`iteration ${index}`);
    }
    return found;
  },
  getIterationList: (args, context) => {
    const { phaseId, onlyMine, status } = v.parse(ListSchema, args).filters;
    const phase = phaseWithId(phaseId, context);
    const iterations = context.store.iterations
      .all("phase", phase.id)
      .filter(
        (iteration) =>
          (onlyMine !== true || iteration.owner === context.user.email) &&
          (status === null ||
            status === undefined ||
            status.length === 0 ||
            status.includes(iteration.status)),
      );
    return listOf(iterations, args, context, {
      index: ({ index }) => index,
      name: ({ name }) => name,
      status: ({ status }) => status,
    });
  },
};

export const iterationFields: TypeResolver<IterationData> = {
  vecticeId: ({ id }) => id,
  owner: ({ owner }, context) => userOf(owner, context),
  phase: ({ phase }, context) => phaseWithId(phase, context),
  sections: ({ id, sections }, context, args) =>
    listOf(
      sections.map((name, index) => ({ iteration: id, name, index })),
      args,
      context,
      { index: ({ index }) => index, name: ({ name }) => name },
    ),
  paginatedArtifacts: ({ id }, context, args) => {
    const { filters } = v.parse(AssetsSchema, args);
    const all = assetsOf(id, context);
    const outside = all.filter(({ section }) => section === null);
    return wholeOr(filters?.stepStrategy === "INCLUDES" ? all : outside, args, context);
  },
};

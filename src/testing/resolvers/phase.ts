import * as v from "valibot";
import type { PhaseData } from "../data/phase.ts";
import { pageOf } from "../paging.ts";
import { notFound } from "../refusal.ts";
import { idOf, onlyOne, projectWithId, type Resolver, type ResolverContext } from "./context.ts";
import { viewOfPhase } from "./views.ts";
import { PageSchema } from "./workspace.ts";

const ListSchema = v.object({ filters: v.object({ parentId: v.string() }), page: PageSchema });

/** The phases of a project. */
export const phaseResolvers: Readonly<Record<string, Resolver>> = {
  getPhaseById: (args, context) => viewOfPhase(phaseWithId(args["id"], context), context),
  getPhaseByName: (args, context) => {
    const project = projectWithId(args["parentId"], context);
    const found = context.store.phases
      .all("project", project.id)
      .filter(({ name }) => name === args["name"]);
    return viewOfPhase(onlyOne(found, "a phase of this name"), context);
  },
  getPhaseList: (args, context) => {
    const { filters, page } = v.parse(ListSchema, args);
    const project = projectWithId(filters.parentId, context);
    const phases = context.store.phases.all("project", project.id);
    return pageOf(phases, page ?? {}, context.pageLimit, (phase) => viewOfPhase(phase, context));
  },
};

function phaseWithId(value: unknown, context: ResolverContext): PhaseData {
  const id = idOf("PHA", value);
  const phase = context.store.phases.one("id", id);
  if (phase === undefined) {
    throw notFound(`phase ${id}`);
  }
  projectWithId(phase.project, context);
  return phase;
}

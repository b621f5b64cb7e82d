import * as v from "valibot";
import type { PhaseData, ReviewData } from "../../store/phase.ts";
import { Refusal } from "../../refusal.ts";
import { addPhase } from "../../seed/phase.ts";
import { type Resolver, userOf } from "./context.ts";
import type { TypeResolver } from "./field.ts";
import { listOf } from "./list.ts";
import { noteActivity } from "./activity.ts";
import { mayWriteInProject } from "./write-rights.ts";
import { onlyOne, phaseWithId, projectWithId } from "./rights.ts";

const ParentSchema = v.object({ filters: v.object({ parentId: v.string() }) });
const CreateSchema = v.object({ name: v.string(), description: v.nullish(v.string()) });
const ReviewsSchema = v.object({ filters: v.object({ phaseId: v.string() }) });

/** The phases of a project, and what is asked of them. */
export const phaseResolvers: Readonly<Record<string, Resolver>> = {
  getPhaseById: (args, context) => phaseWithId(args["id"], context),
  getPhaseByName: (args, context) => {
    const project = projectWithId(args["parentId"], context);
    const found = context.store.phases
      .all("project", project.id)
      .filter(({ name }) => name === args["name"]);
    return onlyOne(found, "a phase of this name");
  },
  getPhaseList: (args, context) => {
    const { filters } = v.parse(ParentSchema, args);
    const project = projectWithId(filters.parentId, context);
    return listOf(context.store.phases.all("project", project.id), args, context, {
      index: ({ index }) => index,
      name: ({ name }) => name,
      status: ({ status }) => status,
    });
  },
  createPhase: (args, context) => {
    const { name, description } = v.parse(CreateSchema, args["createModel"]);
    const project = projectWithId(args["parentId"], context);
    mayWriteInProject(project.id, context);
    if (name.trim() === "") {
      throw new Refusal(400, "The phase has no name. Give it one.");
    }
    const { data, phases } = context.store;
    const indexes = phases.all("project", project.id).map(({ index }) => index);
    const id = context.write.appended(() =>
      addPhase(
        { name, ...(typeof description === "string" ? { description } : {}) },
        Math.max(0, ...indexes) + 1,
        { data, project: project.id, owner: context.user.email },
      ),
    );
    noteActivity("Phase", { id, name }, project.id, context);
    return phaseWithId(id, context);
  },
  getStepDefinitionList: (args, context) => {
    const { filters } = v.parse(ParentSchema, args);
    const phase = phaseWithId(filters.parentId, context);
    return listOf(context.store.requirements.all("phase", phase.id), args, context, {
      index: ({ id }) => id,
      name: ({ name }) => name,
    });
  },
  getReviewList: (args, context) => {
    const { filters } = v.parse(ReviewsSchema, args);
    const phase = phaseWithId(filters.phaseId, context);
    return listOf(context.store.reviews.all("phase", phase.id), args, context, {
      createdDate: ({ createdDate }) => createdDate,
      status: ({ status }) => status,
    });
  },
};

export const phaseFields: TypeResolver<PhaseData> = {
  vecticeId: ({ id }) => id,
  owner: ({ owner }, context) => userOf(owner, context),
  parent: ({ project }, context) => projectWithId(project, context),
  stepsCount: ({ id }, { store }) => store.requirements.all("phase", id).length,
  iterationsCount: ({ id }, { store }) => {
    const iterations = store.iterations.all("phase", id);
    const count = (wanted: string): number =>
      iterations.filter(({ status }) => status === wanted).length;
    return {
      notStarted: count("NotStarted"),
      inProgress: count("InProgress"),
      inReview: count("InReview"),
      total: iterations.length,
    };
  },
};

export const reviewFields: TypeResolver<ReviewData> = {
  vecticeId: ({ id }) => id,
  reviewer: ({ reviewer }, context) => userOf(reviewer, context),
  createdBy: ({ createdBy }, context) => userOf(createdBy, context),
};

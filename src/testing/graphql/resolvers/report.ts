import * as v from "valibot";
import type { IssueData, ReportData } from "../../store/model.ts";
import { Refusal } from "../../refusal.ts";
import { type Resolver, type ResolverContext, userOf } from "./context.ts";
import type { TypeResolver } from "./field.ts";
import { listOf } from "./list.ts";
import { modelVersionWithId, projectWithId, seesModelVersion } from "./rights.ts";

const ListSchema = v.object({
  type: v.nullish(v.picklist(["PROJECT", "MODEL_VERSION"])),
  filters: v.object({ projectId: v.nullish(v.string()), modelVersionId: v.nullish(v.string()) }),
});

/** Reports and issues, of a project or of one model version. */
export const reportResolvers: Readonly<Record<string, Resolver>> = {
  CDTReports: (args, context) => {
    const { field, id } = subjectOf(args, context);
    return listOf(context.store.reports.all(field, id), args, context);
  },
  Findings: (args, context) => {
    const { field, id } = subjectOf(args, context);
    return listOf(context.store.issues.all(field, id), args, context);
  },
};

/** Without a type, the filter that is given tells. */
function subjectOf(
  args: unknown,
  context: ResolverContext,
): { field: "project" | "modelVersion"; id: string } {
  const { type, filters } = v.parse(ListSchema, args);
  const { projectId, modelVersionId } = filters;
  if (typeof modelVersionId === "string" && type !== "PROJECT") {
    return { field: "modelVersion", id: modelVersionWithId(modelVersionId, context).id };
  }
  if (typeof projectId === "string" && type !== "MODEL_VERSION") {
    return { field: "project", id: projectWithId(projectId, context).id };
  }
  throw new Refusal(
    400,
    "the filters name no project or model version, or not the one of the type",
  );
}

export const reportFields: TypeResolver<ReportData> = {
  createdBy: ({ createdBy }, context) => userOf(createdBy, context),
  modelVersion: ({ modelVersion }, context) => subject(modelVersion, context),
};

export const issueFields: TypeResolver<IssueData> = {
  owner: ({ owner }, context) => userOf(owner, context),
  reviewer: ({ reviewer }, context) => userOf(reviewer, context),
  report: ({ report }, { store }) => store.reports.one("id", report) ?? null,
  modelVersion: ({ modelVersion }, context) => subject(modelVersion, context),
};

function subject(id: string | null, context: ResolverContext): unknown {
  const version = context.store.modelVersions.one("id", id);
  return version !== undefined && seesModelVersion(version, context) ? version : null;
}

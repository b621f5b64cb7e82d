import type { IssueData } from "../../store/model.ts";
import { type Resolver, userOf } from "./context.ts";
import type { TypeResolver } from "./field.ts";
import { listOf } from "./list.ts";
import { aboutVersion, subjectOf } from "./subject.ts";

/** Issues, of a project or of one model version. */
export const issueResolvers: Readonly<Record<string, Resolver>> = {
  Findings: (args, context) => {
    const { field, id } = subjectOf(args, context);
    return listOf(context.store.issues.all(field, id), args, context);
  },
};

export const issueFields: TypeResolver<IssueData> = {
  owner: ({ owner }, context) => userOf(owner, context),
  reviewer: ({ reviewer }, context) => userOf(reviewer, context),
  report: ({ report }, { store }) => store.reports.one("id", report) ?? null,
  modelVersion: ({ modelVersion }, context) => aboutVersion(modelVersion, context),
};

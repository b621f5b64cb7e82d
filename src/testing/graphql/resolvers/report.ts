import type { ReportData } from "../../store/model.ts";
import { type Resolver, userOf } from "./context.ts";
import type { TypeResolver } from "./field.ts";
import { listOf } from "./list.ts";
import { aboutVersion, subjectOf } from "./subject.ts";

/** Reports, of a project or of one model version. */
export const reportResolvers: Readonly<Record<string, Resolver>> = {
  CDTReports: (args, context) => {
    const { field, id } = subjectOf(args, context);
    return listOf(context.store.reports.all(field, id), args, context);
  },
};

export const reportFields: TypeResolver<ReportData> = {
  createdBy: ({ createdBy }, context) => userOf(createdBy, context),
  modelVersion: ({ modelVersion }, context) => aboutVersion(modelVersion, context),
};

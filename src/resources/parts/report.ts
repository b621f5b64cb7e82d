import { input, query } from "../../client/graphql/operation.ts";
import type { List, ListOptions } from "../../client/list/list.ts";
import { pageOf } from "../../client/list/page.ts";
import type { Runtime } from "../reading/runtime.ts";
import { dateOf } from "../output/wire-values.ts";
import { type Entry, entryOf } from "../output/entry.ts";
import { checkFeature } from "../reading/feature-flag.ts";
import { listOfPages, pageArgument } from "../reading/paged-list.ts";
import { type Named, namedOf } from "../../schemas/named.ts";
import { type ReportAnswer, ReportSchema } from "../../schemas/report.ts";
import type { User } from "../../schemas/user.ts";

/** Whose reports and issues are listed. */
export type Scope = { readonly projectId: string } | { readonly modelVersionId: string };

/** A scope, as the protocol's queries take it. */
export function scopeType(scope: Scope): string {
  return "projectId" in scope ? "PROJECT" : "MODEL_VERSION";
}

/** `CDTReports`, page by page. */
export const getReports = query(
  "CDTReports",
  {
    type: input<string>("CDTReportQueryType"),
    filters: input<Scope>("CDTReportFiltersInput!"),
    page: pageArgument("PageInput"),
  },
  pageOf(ReportSchema),
);

/** A report of a project. */
export interface Report extends Entry<Report> {
  readonly kind: "report";
  readonly id: number;
  readonly name: string;
  readonly createdAt: Date | null;
  readonly updatedAt: Date | null;
  readonly creator: User | null;
  /** The model version it is about, if it is about one. */
  readonly modelVersion: Named | null;
  readonly url: string;
}

/** Makes a report of its data. */
export function reportOf(
  { id, name, createdDate, updatedDate, createdBy, modelVersion }: ReportAnswer,
  url: string,
): Report {
  return entryOf<Report>({
    kind: "report",
    id,
    name,
    createdAt: dateOf(createdDate),
    updatedAt: dateOf(updatedDate),
    creator: createdBy,
    modelVersion: namedOf(modelVersion),
    url,
  });
}

/** The list of reports of a project or a model version; the organization may have switched them off. */
export function reportsOf(
  { client }: Runtime,
  scope: Scope,
  url: string,
  options: ListOptions | undefined,
): List<Report> {
  let allowed = false;
  return listOfPages(
    {
      read: async (page, callOptions) => {
        const variables = { type: scopeType(scope), filters: scope, page };
        const answer = client.query(getReports, variables, callOptions);
        // Where the feature is off, that is what to say, whatever became of the other question.
        answer.catch(() => undefined);
        if (!allowed) {
          await checkFeature(client, "list-reports", callOptions);
          allowed = true;
        }
        return answer;
      },
      operation: getReports.name,
      make: (data) => reportOf(data, url),
    },
    options,
  );
}

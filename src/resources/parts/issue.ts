import * as v from "valibot";
import type { List, ListOptions } from "../../client/list/list.ts";
import { input, query } from "../../client/graphql/operation.ts";
import { pageOf } from "../../client/list/page.ts";
import type { Runtime } from "../reading/runtime.ts";
import { dateOf, labelOf } from "../output/wire-values.ts";
import { type Entry, entryOf } from "../output/entry.ts";
import { listOf, pageArgument } from "../reading/paged-list.ts";
import { type Scope, scopeType } from "./report.ts";
import { maybe, maybeText, number, text } from "../../schemas/leaf.ts";
import { MaybeNamedSchema, type Named, namedOf } from "../../schemas/named.ts";
import { MaybeUserSchema, type User } from "../../schemas/user.ts";

/** `Findings`, page by page: what people call issues. */
export const getIssues = query(
  "Findings",
  {
    type: input<string>("FindingQueryType"),
    filters: input<Scope>("FindingFiltersInput!"),
    page: pageArgument("PageInput"),
  },
  pageOf(
    v.object({
      id: number,
      name: text,
      severity: maybeText,
      status: text,
      dueDate: maybeText,
      createdDate: text,
      report: maybe(v.object({ id: number, name: text })),
      owner: MaybeUserSchema,
      reviewer: MaybeUserSchema,
      modelVersion: maybe(v.object({ vecticeId: text, name: text, model: MaybeNamedSchema })),
    }),
  ),
);

/** An issue that was found in a project. */
export interface Issue extends Entry<Issue> {
  readonly kind: "issue";
  readonly id: number;
  readonly name: string;
  readonly severity: IssueSeverity | null;
  readonly status: IssueStatus;
  /** The status as people see it. */
  readonly statusLabel: string;
  readonly createdAt: Date | null;
  /** The day on which it is due, as midnight UTC: show it with `timeZone: "UTC"`. */
  readonly dueDate: Date | null;
  readonly owner: User | null;
  readonly assignee: User | null;
  readonly report: { readonly id: number; readonly name: string } | null;
  /** The version it was found in; its model is null when that one is gone. */
  readonly modelVersion: (Named & { readonly model: Named | null }) | null;
  readonly url: string;
}

/** How grave an issue is; newer servers may know more words. */
export type IssueSeverity = "Low" | "Medium" | "High" | "Undefined" | (string & {});
/** Where an issue stands; newer servers may know more words. */
export type IssueStatus =
  | "NotStarted"
  | "InProgress"
  | "RemediationPending"
  | "Completed"
  | "Cancelled"
  | (string & {});

/** The list of issues of a project or a model version. */
export function issuesOf(
  { client }: Runtime,
  scope: Scope,
  url: string,
  options: ListOptions | undefined,
): List<Issue> {
  return listOf(
    client,
    {
      operation: getIssues,
      variables: (page) => ({ type: scopeType(scope), filters: scope, page }),
      make: (data) =>
        entryOf<Issue>({
          kind: "issue",
          id: data.id,
          name: data.name,
          severity: data.severity,
          status: data.status,
          statusLabel: labelOf("issue", data.status),
          createdAt: dateOf(data.createdDate),
          dueDate: dateOf(data.dueDate),
          owner: data.owner,
          assignee: data.reviewer,
          report: data.report,
          modelVersion: data.modelVersion && {
            id: data.modelVersion.vecticeId,
            name: data.modelVersion.name,
            model: namedOf(data.modelVersion.model),
          },
          url,
        }),
    },
    options,
  );
}

import * as v from "valibot";
import type { List, ListOptions } from "../../client/list/list.ts";
import { input, query } from "../../client/graphql/operation.ts";
import { pageOf } from "../../client/list/page.ts";
import type { Runtime } from "../reading/runtime.ts";
import { dateOf, labelOf } from "../output/wire-values.ts";
import { type Entry, entryOf } from "../output/entry.ts";
import { listOf, pageArgument } from "../reading/paged-list.ts";
import { maybeText, text } from "../../schemas/leaf.ts";
import { MaybeUserSchema, type User } from "../../schemas/user.ts";

/** `getReviewList`, page by page. */
export const getReviewList = query(
  "getReviewList",
  {
    filters: input<{ readonly phaseId: string }>("ReviewFiltersInput!"),
    page: pageArgument("PageInput"),
  },
  pageOf(
    v.object({
      vecticeId: text,
      status: text,
      feedback: maybeText,
      message: maybeText,
      createdDate: text,
      reviewer: MaybeUserSchema,
      createdBy: MaybeUserSchema,
    }),
  ),
);

/** A review of a phase. */
export interface Review extends Entry<Review> {
  readonly kind: "review";
  readonly id: string;
  readonly status: ReviewStatus;
  /** The status as people see it. */
  readonly statusLabel: string;
  /** What the reviewer was asked. */
  readonly message: string | null;
  /** What the reviewer said. */
  readonly feedback: string | null;
  readonly createdAt: Date | null;
  readonly creator: User | null;
  readonly reviewer: User | null;
  readonly url: string;
}

/** Where a review stands; newer servers may know more words. */
export type ReviewStatus = "Pending" | "Approved" | "Rejected" | "Cancelled" | (string & {});

/** The list of reviews of a phase. */
export function reviewsOf(
  { client }: Runtime,
  phase: { readonly id: string; readonly url: string },
  options: ListOptions | undefined,
): List<Review> {
  return listOf(
    client,
    {
      operation: getReviewList,
      variables: (page) => ({ filters: { phaseId: phase.id }, page }),
      make: (data) =>
        entryOf<Review>({
          kind: "review",
          id: data.vecticeId,
          status: data.status,
          statusLabel: labelOf("review", data.status),
          message: data.message,
          feedback: data.feedback,
          createdAt: dateOf(data.createdDate),
          creator: data.createdBy,
          reviewer: data.reviewer,
          url: phase.url,
        }),
    },
    options,
  );
}

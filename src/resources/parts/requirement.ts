import * as v from "valibot";
import type { List, ListOptions } from "../../client/list/list.ts";
import { input, query } from "../../client/graphql/operation.ts";
import { pageOf } from "../../client/list/page.ts";
import type { Runtime } from "../reading/runtime.ts";
import { type Entry, entryOf } from "../output/entry.ts";
import { listOf, pageArgument } from "../reading/paged-list.ts";
import { maybeText, text } from "../../schemas/leaf.ts";

/** `getStepDefinitionList`, page by page: what people call requirements. */
export const getRequirements = query(
  "getStepDefinitionList",
  {
    filters: input<{ readonly parentId: string }>("BaseDocumentationListFiltersInput!"),
    page: pageArgument("PageInput"),
  },
  pageOf(v.object({ name: text, description: maybeText })),
);

/** What a phase is to show. The protocol gives requirements no id, and does not say which are met. */
export interface Requirement extends Entry<Requirement> {
  readonly kind: "requirement";
  readonly name: string;
  readonly description: string | null;
  readonly url: string;
}

/** The list of requirements of a phase. */
export function requirementsOf(
  { client, web }: Runtime,
  phaseId: string,
  options: ListOptions | undefined,
): List<Requirement> {
  const url = `${web}/phase/${phaseId}/requirements`;
  return listOf(
    client,
    {
      operation: getRequirements,
      variables: (page) => ({ filters: { parentId: phaseId }, page }),
      make: (data) => entryOf<Requirement>({ kind: "requirement", ...data, url }),
    },
    options,
  );
}

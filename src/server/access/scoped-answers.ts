import * as v from "valibot";
import { argumentsOf, valueAt } from "../graphql/arguments.ts";
import type { CheckedDocument } from "../graphql/check-document.ts";
import type { Forwarded } from "../upstream/forward-query.ts";
import { filteredReads } from "./check-scope.ts";
import { Refusal } from "../refusal.ts";
import { fieldsOf } from "../graphql/selections.ts";
import { applySelection } from "../graphql/apply-selection.ts";
import { type Ask, filterPages, type FilteredList } from "./filter-pages.ts";

const WorkspaceSchema = v.object({
  vecticeId: v.string(),
  name: v.string(),
  description: v.nullish(v.string()),
});
const WhoAmISchema = v.object({
  whoAmI: v.object({ user: v.looseObject({}), defaultWorkspace: v.nullish(WorkspaceSchema) }),
});
const whoAmI =
  "query whoAmI { whoAmI { user { id name email } defaultWorkspace { vecticeId name description } } }";
const workspaceList: FilteredList<v.InferOutput<typeof WorkspaceSchema>> = {
  name: "getUserWorkspaceList",
  text: "query getUserWorkspaceList($page: PageInput!) { getUserWorkspaceList(page: $page) { items { vecticeId name description } total } }",
  item: WorkspaceSchema,
  workspaceOf: ({ vecticeId }) => vecticeId,
};
const ActivitySchema = v.looseObject({ workspace: v.nullish(WorkspaceSchema) });
const activityList: FilteredList<v.InferOutput<typeof ActivitySchema>> = {
  name: "getLastAssets",
  text: "query getLastAssets($targetTypes: [ActivityTargetType!], $page: PageIndexInput) { getLastAssets(targetTypes: $targetTypes, page: $page) { items { id date targetType targetId targetName workspace { vecticeId name description } } total } }",
  item: ActivitySchema,
  workspaceOf: ({ workspace }) => workspace?.vecticeId,
};
/** The most that a page of a list holds. */
const longestPage = 100;

/**
 * Answers what would show workspaces that the caller may not see: asks for everything with a
 * query of the proxy's own, leaves out what is elsewhere, and gives the rest in the form asked for.
 * Undefined for documents without such a field.
 */
export async function filterAnswer(
  ask: Ask,
  document: CheckedDocument,
  variables: Readonly<Record<string, unknown>>,
  workspaces: readonly string[],
): Promise<Forwarded | undefined> {
  const { operation, fragments, rootFields } = document;
  const name = rootFields.find((field) => filteredReads.has(field));
  if (name === undefined) {
    return undefined;
  }
  const [field, ...others] = fieldsOf(operation.selectionSet, fragments);
  if (others.length > 0 || field === undefined || /@(?:include|skip)/.test(document.text)) {
    throw new Refusal(
      403,
      "workspace_scope",
      `Callers scoped to workspaces may ask for ${name} alone only, and without directives.`,
    );
  }
  const values = argumentsOf(field, operation, variables);
  const { data, ...rest } =
    name === "whoAmI"
      ? await filterWhoAmI(ask, workspaces)
      : name === "getLastAssets"
        ? await filterActivities(ask, workspaces, values)
        : await filterList(ask, workspaces, values);
  return {
    ...rest,
    data: data === null ? null : applySelection(data, [operation.selectionSet], fragments),
  };
}

async function filterWhoAmI(ask: Ask, workspaces: readonly string[]): Promise<Forwarded> {
  const answer = await ask({ query: whoAmI, operationName: "whoAmI", variables: {} });
  const result = v.safeParse(WhoAmISchema, answer.data);
  if (!result.success) {
    return refused(answer);
  }
  const { user, defaultWorkspace } = result.output.whoAmI;
  const own = workspaces.includes(defaultWorkspace?.vecticeId ?? "") ? defaultWorkspace : null;
  return { ...answer, data: { whoAmI: { user, defaultWorkspace: own } } };
}

type Values = Readonly<Record<string, unknown>>;

async function filterList(
  ask: Ask,
  workspaces: readonly string[],
  values: Values,
): Promise<Forwarded> {
  const { answer, found } = await filterPages(ask, workspaceList, workspaces, {}, Infinity);
  if (found === undefined) {
    return refused(answer);
  }
  const { index, size, items } = pageOf(found, values);
  const cut = { items, total: found.length, page: { index, size } };
  return { ...answer, data: { getUserWorkspaceList: cut } };
}

/** Looks no further back than the page that is asked for: its total is of what it has seen. */
async function filterActivities(
  ask: Ask,
  workspaces: readonly string[],
  values: Values,
): Promise<Forwarded> {
  const types = values["targetTypes"];
  const { index, size } = pageOf([], values);
  const wanted = index * size + 1;
  const variables = Array.isArray(types)
    ? { targetTypes: types.filter((type) => typeof type === "string") }
    : {};
  const { answer, found } = await filterPages(ask, activityList, workspaces, variables, wanted);
  if (found === undefined) {
    return refused(answer);
  }
  const page = { afterCursor: null, hasNextPage: found.length >= wanted };
  const cut = { items: pageOf(found, values).items, total: found.length, page };
  return { ...answer, data: { getLastAssets: cut } };
}

/** Partial data goes with an error: it is not shown, for it was not cut. */
function refused(answer: Forwarded): Forwarded {
  if (answer.errors.length === 0) {
    throw new Refusal(
      502,
      "upstream_answer",
      "Vectice answered with something else than the protocol promises.",
    );
  }
  return { ...answer, data: null };
}

/** The page of what was found that the argument `page` asks for. */
function pageOf<Item>(
  found: readonly Item[],
  { page }: Values,
): { readonly index: number; readonly size: number; readonly items: readonly Item[] } {
  const index = wholeNumber(page, "index", 1);
  const size = Math.min(wholeNumber(page, "size", 30), longestPage);
  return { index, size, items: found.slice((index - 1) * size, index * size) };
}

function wholeNumber(page: unknown, key: string, other: number): number {
  const value = valueAt(page, key);
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 1 ? value : other;
}

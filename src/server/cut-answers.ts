import type { SelectionSetNode } from "graphql/language";
import * as v from "valibot";
import { argumentsOf, valueAt } from "./arguments.ts";
import type { CheckedDocument } from "./documents.ts";
import { askUpstream, type Forwarded, type Forwarding, type UpstreamQuery } from "./forward.ts";
import { cutToWorkspaces } from "./narrowing.ts";
import { Refusal } from "./refusal.ts";
import { fieldsOf, type Fragments } from "./selections.ts";

const WorkspaceSchema = v.object({
  vecticeId: v.string(),
  name: v.string(),
  description: v.nullish(v.string()),
});
const WhoAmISchema = v.object({
  whoAmI: v.object({ user: v.looseObject({}), defaultWorkspace: v.nullish(WorkspaceSchema) }),
});
const ListSchema = v.object({
  getUserWorkspaceList: v.object({ items: v.array(WorkspaceSchema), total: v.number() }),
});
const whoAmI =
  "query whoAmI { whoAmI { user { id name email } defaultWorkspace { vecticeId name description } } }";
const list =
  "query getUserWorkspaceList($page: PageInput!) { getUserWorkspaceList(page: $page) { items { vecticeId name description } total } }";
const pageSize = 100;
/** Workspaces beyond these pages are not looked through. */
const mostPages = 20;

/** Asks Vectice with a query of the proxy's own. */
type Ask = (json: UpstreamQuery) => Promise<Forwarded>;

/**
 * Answers what would show workspaces that the caller may not see: asks for everything with a
 * query of the proxy's own, leaves out what is elsewhere, and gives the rest in the form asked for.
 * Undefined for documents without such a field.
 */
export async function cutAnswer(
  forwarding: Forwarding,
  request: Request,
  document: CheckedDocument,
  variables: Readonly<Record<string, unknown>>,
  workspaces: readonly string[],
  signal: AbortSignal,
): Promise<Forwarded | undefined> {
  const { operation, fragments, rootFields } = document;
  const name = rootFields.find((field) => cutToWorkspaces.has(field));
  if (name === undefined) {
    return undefined;
  }
  const [field, ...others] = fieldsOf(operation.selectionSet, fragments);
  if (others.length > 0 || field === undefined || /@(?:include|skip)/.test(document.text)) {
    throw new Refusal(
      403,
      "workspace_scope",
      `Callers narrowed to workspaces may ask for ${name} alone only, and without directives.`,
    );
  }
  const ask: Ask = (json) => askUpstream(forwarding, request, json, signal);
  const { data, ...rest } =
    name === "whoAmI"
      ? await cutWhoAmI(ask, workspaces)
      : await cutList(ask, workspaces, argumentsOf(field, operation, variables)["page"]);
  return {
    ...rest,
    data: data === null ? null : shape(data, operation.selectionSet, fragments),
  };
}

async function cutWhoAmI(ask: Ask, workspaces: readonly string[]): Promise<Forwarded> {
  const answer = await ask({ query: whoAmI, operationName: "whoAmI", variables: {} });
  const result = v.safeParse(WhoAmISchema, answer.data);
  if (!result.success) {
    return refused(answer);
  }
  const { user, defaultWorkspace } = result.output.whoAmI;
  const own = workspaces.includes(defaultWorkspace?.vecticeId ?? "") ? defaultWorkspace : null;
  return { ...answer, data: { whoAmI: { user, defaultWorkspace: own } } };
}

async function cutList(ask: Ask, workspaces: readonly string[], page: unknown): Promise<Forwarded> {
  const found: v.InferOutput<typeof WorkspaceSchema>[] = [];
  let answer: Forwarded;
  let total = 0;
  let seen = 0;
  let index = 0;
  do {
    index += 1;
    answer = await ask({
      query: list,
      operationName: "getUserWorkspaceList",
      variables: { page: { index, size: pageSize } },
    });
    const result = v.safeParse(ListSchema, answer.data);
    if (!result.success) {
      return refused(answer);
    }
    const { items } = result.output.getUserWorkspaceList;
    found.push(...items.filter(({ vecticeId }) => workspaces.includes(vecticeId)));
    seen += items.length;
    // A page may be shorter than asked for; an empty one is the end, whatever the total says.
    total = items.length === 0 ? 0 : result.output.getUserWorkspaceList.total;
  } while (seen < total && index < mostPages);
  const wanted = { index: wholeNumber(page, "index", 1), size: wholeNumber(page, "size", 30) };
  const size = Math.min(wanted.size, pageSize);
  const items = found.slice((wanted.index - 1) * size, wanted.index * size);
  const cut = { items, total: found.length, page: { index: wanted.index, size } };
  return { ...answer, data: { getUserWorkspaceList: cut } };
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

function wholeNumber(page: unknown, key: string, other: number): number {
  const value = Number(valueAt(page, key) ?? other);
  return Number.isInteger(value) && value >= 1 ? value : other;
}

/** Gives data the form that a selection asks for. */
function shape(value: unknown, selection: SelectionSetNode, fragments: Fragments): unknown {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => shape(item, selection, fragments));
  }
  if (typeof value !== "object" || value === null) {
    return value ?? null;
  }
  return Object.fromEntries(
    fieldsOf(selection, fragments).map(({ alias, name, selectionSet }) => {
      const inner = valueAt(value, name.value) ?? null;
      return [
        alias?.value ?? name.value,
        selectionSet === undefined ? inner : shape(inner, selectionSet, fragments),
      ];
    }),
  );
}

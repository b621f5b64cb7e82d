import type { FieldNode } from "graphql";
import { argumentsOf, textsIn, valueAt } from "../graphql/arguments.ts";
import type { CheckedDocument } from "../graphql/check-document.ts";
import { addWorkspaceFields } from "./cross-links.ts";
import { idForm, type Membership } from "./workspace-of.ts";
import { entityPrefixes, filtersOfTypes, reads } from "../graphql/operations.ts";
import { Refusal, scopeRefusal } from "../refusal.ts";
import type { ProtocolSchema } from "../graphql/schema.ts";
import { fieldsOf } from "../graphql/selections.ts";

/** Reads that are about no workspace at all. */
const ofNoWorkspace: ReadonlySet<string> = new Set([
  "getPublicConfig",
  "getOrgConfig",
  "isFeatureFlagEnabled",
  "getProjectTemplateList",
]);
/** Reads whose answers the proxy cuts to the caller's workspaces itself. */
export const filteredReads: ReadonlySet<string> = new Set([
  "whoAmI",
  "getUserWorkspaceList",
  "getLastAssets",
]);

const idLike = /^\s*(?:WSP|PRJ|PHA|ITR|DTS|DTV|MDL|MDV|DST|DSV)\s*-\s*\d+\s*$/i;

/** Each of them is a question to Vectice, as far as its answer is not remembered. */
const mostIds = 20;
/** How many of them are asked at once. */
const workers = 8;

/**
 * Refuses a document of a caller who may see certain workspaces only, unless each of its fields
 * can be shown to stay inside of them. What cannot be shown is refused. Gives the document's text
 * with the questions that show where its links lead.
 */
export async function checkScope(
  document: CheckedDocument,
  variables: Readonly<Record<string, unknown>>,
  membership: Membership,
  schema: ProtocolSchema,
): Promise<string> {
  const { operation, fragments, kind } = document;
  if (kind === "mutation") {
    throw scopeRefusal("Callers scoped to workspaces may read only.");
  }
  const text = addWorkspaceFields(document, schema);
  const ids = new Set<string>();
  const names = new Set<string>();
  for (const field of fieldsOf(operation.selectionSet, fragments)) {
    const values = argumentsOf(field, operation, variables);
    for (const id of idsOf(field, values)) {
      ids.add(id);
    }
    if (field.name.value === "getWorkspaceByName") {
      names.add(nameOf(values));
    }
    if (ids.size + names.size > mostIds) {
      throw new Refusal(
        400,
        "limits",
        `Callers scoped to workspaces may name up to ${mostIds} ids and names at once.`,
      );
    }
  }
  const checks = [
    ...[...ids].map((id) => () => membership.has(id)),
    ...[...names].map((name) => () => membership.hasName(name)),
  ];
  if (!(await allTrue(checks))) {
    throw notFound();
  }
  return text;
}

/** The answer for things elsewhere, and for things that don't exist: nobody can tell which. */
export function notFound(): Refusal {
  return new Refusal(404, "rights_guard", "There is no such thing, or it is not yours to see.");
}

/** The ids that a root field is about. */
function idsOf(field: FieldNode, values: Readonly<Record<string, unknown>>): string[] {
  const name = field.name.value;
  const paths = (reads[name] ?? "").split(" ").filter((path) => path !== "");
  const required: string[] = [];
  checkFilter(name, values);
  for (const path of paths) {
    const [place = "", prefix = ""] = path.split("=");
    const value = valueAt(values, place);
    if (value !== undefined && value !== null) {
      required.push(checkedId(value, prefixOf(prefix, values), place));
    }
  }
  const other =
    name === "__typename" ||
    name === "getWorkspaceByName" ||
    ofNoWorkspace.has(name) ||
    filteredReads.has(name);
  if (required.length === 0 && !other) {
    throw scopeRefusal(`Callers scoped to workspaces may not use ${name} like this.`);
  }
  // A server may know arguments that nobody here does: their ids are checked like the others.
  const more = textsIn(values).filter((text) => idLike.test(text) && name !== "getWorkspaceByName");
  return [...required, ...more];
}

/** A filter that the type does not go by may count for nothing, and the answer be about anything. */
function checkFilter(name: string, values: Readonly<Record<string, unknown>>): void {
  const filter = ownText(filtersOfTypes, values["type"]);
  const typed = name === "CDTReports" || name === "Findings";
  if (typed && typeof valueAt(values, filter ?? "") !== "string") {
    throw scopeRefusal(
      `Callers scoped to workspaces must give ${name} a type, and the filter that belongs to it.`,
    );
  }
}

function nameOf({ name }: Readonly<Record<string, unknown>>): string {
  if (typeof name !== "string") {
    throw new Refusal(400, "invalid_name", "name must be the name of a workspace.");
  }
  return name;
}

/** `entityType` stands for the prefix that goes with the argument of this name. */
function prefixOf(prefix: string, values: Readonly<Record<string, unknown>>): string | undefined {
  return prefix === "entityType" ? ownText(entityPrefixes, values["entityType"]) : prefix;
}

/** What a table says of a text; nothing is converted to one. */
function ownText(table: Readonly<Record<string, string>>, key: unknown): string | undefined {
  return typeof key === "string" && Object.hasOwn(table, key) ? table[key] : undefined;
}

/** An id with another prefix may be read for its number alone. */
function checkedId(value: unknown, prefix: string | undefined, place: string): string {
  if (
    typeof value !== "string" ||
    prefix === undefined ||
    !idForm.test(value) ||
    !value.startsWith(`${prefix}-`)
  ) {
    throw new Refusal(400, "invalid_id", `${place} must be an id like ${prefix ?? "MDV"}-12.`);
  }
  return value;
}

/** Whether all are true, asking for a few at a time, and for no more after the first that is not. */
async function allTrue(checks: readonly (() => Promise<boolean>)[]): Promise<boolean> {
  const queue = checks.values();
  let going = true;
  const work = async (): Promise<void> => {
    for (const check of queue) {
      if (!going) {
        return;
      }
      try {
        const answer = await check();
        going &&= answer;
      } catch (error) {
        going = false;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return going;
}

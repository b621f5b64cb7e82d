import type { FieldNode, SelectionSetNode } from "graphql/language";
import { argumentsOf, textsIn, valueAt } from "./arguments.ts";
import type { CheckedDocument } from "./documents.ts";
import { crossLinks, outputTypes } from "./output-types.ts";
import type { Ownership } from "./ownership.ts";
import { entityPrefixes, reads } from "./protocol.ts";
import { Refusal } from "./refusal.ts";
import { fieldsOf, type Fragments } from "./selections.ts";

/** Reads that are about no workspace at all. */
const ofNoWorkspace: ReadonlySet<string> = new Set([
  "getPublicConfig",
  "getOrgConfig",
  "isFeatureFlagEnabled",
  "getProjectTemplateList",
]);
/** Reads whose answers the proxy cuts to the caller's workspaces itself. */
export const cutToWorkspaces: ReadonlySet<string> = new Set(["whoAmI", "getUserWorkspaceList"]);

const idForm = /^(?:WSP|PRJ|PHA|ITR|DTS|DTV|MDL|MDV)-\d{1,15}$/;
const idLike = /^\s*(?:WSP|PRJ|PHA|ITR|DTS|DTV|MDL|MDV|DST|DSV)\s*-\s*\d+\s*$/i;

/** Asks whether an id, or a workspace's name, is in the caller's workspaces. */
export interface Membership {
  has(id: string): Promise<boolean>;
  hasName(name: string): Promise<boolean>;
}

export function membershipOf(
  workspaces: readonly string[],
  ownership: Ownership,
  request: Request,
  signal: AbortSignal,
): Membership {
  const among = (workspace: string | undefined): boolean =>
    workspace !== undefined && workspaces.includes(workspace);
  return {
    has: async (id) => idForm.test(id) && among(await ownership.ofId(id, request, signal)),
    hasName: async (name) => among(await ownership.ofName(name, request, signal)),
  };
}

/**
 * Refuses a document of a caller who may see certain workspaces only, unless each of its fields
 * can be shown to stay inside of them. What cannot be shown is refused.
 */
export async function checkNarrowed(
  document: CheckedDocument,
  variables: Readonly<Record<string, unknown>>,
  membership: Membership,
): Promise<void> {
  const { operation, fragments, kind } = document;
  if (kind === "mutation") {
    throw outside("Callers narrowed to workspaces may read only.");
  }
  checkTypes("Query", operation.selectionSet, fragments);
  const ids = new Set<string>();
  const names = new Set<string>();
  for (const field of fieldsOf(operation.selectionSet, fragments)) {
    const values = argumentsOf(field, operation, variables);
    for (const id of idsOf(field, values)) {
      ids.add(id);
    }
    if (field.name.value === "getWorkspaceByName") {
      names.add(textsIn(values)[0] ?? "");
    }
  }
  const inside = await Promise.all([
    ...[...ids].map((id) => membership.has(id)),
    ...[...names].map((name) => membership.hasName(name)),
  ]);
  if (inside.includes(false)) {
    throw notFound();
  }
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
    cutToWorkspaces.has(name);
  if (required.length === 0 && !other) {
    throw outside(`Callers narrowed to workspaces may not use ${name} like this.`);
  }
  // A server may know arguments that nobody here does: their ids are checked like the others.
  const more = textsIn(values).filter((text) => idLike.test(text) && name !== "getWorkspaceByName");
  return [...required, ...more];
}

/** `entityType` stands for the prefix that goes with the argument of this name. */
function prefixOf(prefix: string, values: Readonly<Record<string, unknown>>): string | undefined {
  return prefix === "entityType" ? entityPrefixes[String(values["entityType"])] : prefix;
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

/** Only fields that are known to stay in the workspace where the document began. */
function checkTypes(type: string, selection: SelectionSetNode, fragments: Fragments): void {
  for (const field of fieldsOf(selection, fragments)) {
    const name = field.name.value;
    if (name === "__typename") {
      continue;
    }
    const entry = ` ${outputTypes[type] ?? ""} `.match(new RegExp(` ${name}(?::(\\w+))? `));
    if (entry === null || crossLinks.has(`${type}.${name}`)) {
      throw outside(
        `Callers narrowed to workspaces may not ask for ${type}.${name}: it may lead to other workspaces.`,
      );
    }
    if (field.selectionSet !== undefined) {
      checkTypes(entry[1] ?? "", field.selectionSet, fragments);
    }
  }
}

function outside(message: string): Refusal {
  return new Refusal(403, "workspace_scope", message);
}

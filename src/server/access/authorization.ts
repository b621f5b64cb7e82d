import { excerpt } from "../../client/text/excerpt.ts";
import { SettingsError } from "../../errors.ts";

/** Who may use the proxy, as `authorize` says. */
export type Authorization =
  | boolean
  | {
      /** Who the caller is, for display: pages get it as `connection.user`, in place of the API token's owner. */
      readonly user?: { readonly name: string };
      /** The ids of the workspaces that the caller may see, like `["WSP-1"]`. Such callers may read only. */
      readonly workspaces?: readonly string[];
    };

/** A caller who was let in. */
export interface Caller {
  /** The name to show; undefined: that of the API token's owner. */
  readonly name: string | undefined;
  /** The workspaces that the caller may see; undefined: all of them. */
  readonly workspaces: readonly string[] | undefined;
}

const longestName = 200;
const form =
  'authorize must give true, false, or { user: { name }, workspaces: ["WSP-1"] } with one of the two or both';

/**
 * The caller that `authorize` describes; undefined where there is no entry. Anything else is a
 * mistake, and no entry: a misspelt or undefined `workspaces`, or the session that a library keeps,
 * must not open everything.
 */
export function callerOf(authorization: unknown): Caller | undefined {
  if (authorization === true) {
    return { name: undefined, workspaces: undefined };
  }
  if (!authorization) {
    return undefined;
  }
  const members = membersOf(authorization, ["user", "workspaces"]);
  if (members === undefined || members.size === 0) {
    throw new SettingsError(`${form}, but gave ${kindOf(authorization)}.`);
  }
  return {
    name: members.has("user") ? nameOf(members.get("user")) : undefined,
    workspaces: members.has("workspaces") ? idsOf(members.get("workspaces")) : undefined,
  };
}

function nameOf(user: unknown): string {
  const name = membersOf(user, ["name"])?.get("name");
  // What nobody sees is no name.
  if (typeof name !== "string" || excerpt(name) === "" || name.length > longestName) {
    throw new SettingsError(
      `authorize must give user as { name }, a text of up to ${longestName} characters and nothing else.`,
    );
  }
  return excerpt(name);
}

function idsOf(workspaces: unknown): readonly string[] {
  if (!Array.isArray(workspaces)) {
    throw new SettingsError(`${form}, but workspaces is ${kindOf(workspaces)}.`);
  }
  const given: readonly unknown[] = workspaces;
  const ids = given.filter((id) => typeof id === "string");
  if (ids.length !== given.length || !ids.every((id) => /^WSP-\d+$/.test(id))) {
    throw new SettingsError("authorize must give workspaces as a list of ids like WSP-1.");
  }
  return ids;
}

/** The own members of a plain object; undefined where it has others than these, or is none. */
function membersOf(
  value: unknown,
  known: readonly string[],
): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== "object" || value === null) {
    return undefined;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  // The prototype of plain objects, of another realm too, has none itself.
  const plain = prototype === null || Object.getPrototypeOf(prototype) === null;
  const members = new Map<string, unknown>();
  for (const key of Reflect.ownKeys(value)) {
    if (typeof key !== "string" || !known.includes(key)) {
      return undefined;
    }
    members.set(key, Reflect.get(value, key));
  }
  return plain ? members : undefined;
}

/** What something is, without what it holds: that may be private. */
function kindOf(value: unknown): string {
  return typeof value === "object" && value !== null
    ? `${Array.isArray(value) ? "a list" : "an object"} with the keys ${JSON.stringify(Object.keys(value).slice(0, 10))}`
    : `a ${typeof value}`;
}

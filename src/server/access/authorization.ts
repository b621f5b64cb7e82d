import { SettingsError } from "../../errors.ts";

/** Who may use the proxy, as `authorize` says. */
export type Authorization =
  | boolean
  | {
      /** The ids of the workspaces that the caller may see, like `["WSP-1"]`. Such callers may read only. */
      readonly workspaces: readonly string[];
    };

/**
 * The workspaces that a caller is scoped to; undefined where there is no scope, false where
 * there is no entry. What is neither is a mistake, and no entry: a misspelt `workspaces`, or the
 * user whom a session belongs to, must not open everything.
 */
export function workspacesOf(authorization: unknown): readonly string[] | undefined | false {
  if (authorization === true) {
    return undefined;
  }
  if (!authorization) {
    return false;
  }
  const workspaces = onlyMember(authorization, "workspaces");
  if (!Array.isArray(workspaces)) {
    throw new SettingsError(
      `authorize must give true, false or { workspaces: ["WSP-1"] }, but gave ${kindOf(authorization)}.`,
    );
  }
  const given: readonly unknown[] = workspaces;
  const ids = given.filter((id) => typeof id === "string");
  if (ids.length !== given.length || !ids.every((id) => /^WSP-\d+$/.test(id))) {
    throw new SettingsError("authorize must give workspaces as a list of ids like WSP-1.");
  }
  return ids;
}

/** The one member of a plain object; undefined where it has others, or is none. */
function onlyMember(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) {
    return undefined;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  // The prototype of plain objects, of another realm too, has none itself.
  const plain = prototype === null || Object.getPrototypeOf(prototype) === null;
  const [key, ...others] = Reflect.ownKeys(value);
  return plain && key === name && others.length === 0 ? Reflect.get(value, name) : undefined;
}

/** What something is, without what it holds: that may be private. */
function kindOf(value: unknown): string {
  return typeof value === "object" && value !== null
    ? `${Array.isArray(value) ? "a list" : "an object"} with the keys ${JSON.stringify(Object.keys(value).slice(0, 10))}`
    : `a ${typeof value}`;
}

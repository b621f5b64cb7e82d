import { type FieldNode, Kind, print, type SelectionNode, type SelectionSetNode } from "graphql";
import { textsIn } from "../graphql/arguments.ts";
import type { CheckedDocument } from "../graphql/check-document.ts";
import type { ProtocolSchema } from "../graphql/schema.ts";
import { crossLinks, linkNumbers, pathsToWorkspaces } from "./workspace-links.ts";
import { scopeRefusal } from "../refusal.ts";

/** The name under which Vectice says the workspace of what a link leads to. */
const workspaceAlias = "vecticeProxyWorkspace";
/** What the names begin with under which Vectice is asked for the link whose number is asked for. */
const linkAlias = "vecticeProxyLinkOf";
const ownAliases = /^vecticeProxy/i;
const removed = Symbol("elsewhere");

/**
 * A document as it is forwarded for callers scoped to workspaces: of fields that are known, and
 * wherever a link may lead elsewhere, with the question for the workspace there.
 */
export function addWorkspaceFields(
  { operation, fragments }: CheckedDocument,
  schema: ProtocolSchema,
): string {
  function withWorkspaceFields(type: string, { selections }: SelectionSetNode): SelectionSetNode {
    return {
      kind: Kind.SELECTION_SET,
      selections: selections.flatMap((node): SelectionNode | SelectionNode[] => {
        if (node.kind === Kind.FIELD) {
          return [withWorkspaceField(type, node), ...linkOfNumber(type, node)];
        }
        if (node.kind === Kind.INLINE_FRAGMENT) {
          return { ...node, selectionSet: withWorkspaceFields(type, node.selectionSet) };
        }
        // One fragment may stand in several places: each place gets its own.
        const fragment = fragments.get(node.name.value);
        if (fragment === undefined) {
          throw new Error("The document was not measured.");
        }
        const { typeCondition, selectionSet } = fragment;
        const kind = Kind.INLINE_FRAGMENT;
        const inner = withWorkspaceFields(type, selectionSet);
        return { kind, typeCondition, directives: node.directives ?? [], selectionSet: inner };
      }),
    };
  }

  function withWorkspaceField(type: string, field: FieldNode): FieldNode {
    const { alias, name, selectionSet } = field;
    if (ownAliases.test(alias?.value ?? "")) {
      throw scopeRefusal(
        "Callers scoped to workspaces may use no alias that begins with vecticeProxy.",
      );
    }
    if (name.value === "__typename") {
      return field;
    }
    const inner = schema.outputs.get(type)?.get(name.value)?.type;
    const link = crossLinks.has(`${type}.${name.value}`);
    if (inner === undefined || (link && selectionSet === undefined)) {
      throw scopeRefusal(
        `Callers scoped to workspaces may not ask for ${type}.${name.value.slice(0, 100)}: it may lead to other workspaces.`,
      );
    }
    if (selectionSet === undefined) {
      return field;
    }
    const set = withWorkspaceFields(inner, selectionSet);
    return {
      ...field,
      selectionSet: link ? { ...set, selections: [...set.selections, workspaceField(inner)] } : set,
    };
  }

  /** The number of something elsewhere is as telling as its name: its link is asked for as well. */
  function linkOfNumber(type: string, { alias, name, directives }: FieldNode): FieldNode[] {
    const place = `${type}.${name.value}`;
    const link = Object.hasOwn(linkNumbers, place) ? linkNumbers[place] : undefined;
    const target = schema.outputs.get(type)?.get(link ?? "")?.type;
    if (link === undefined || target === undefined) {
      return [];
    }
    return [
      {
        ...fieldOf({ kind: Kind.NAME, value: link }, workspaceField(target)),
        alias: { kind: Kind.NAME, value: linkAlias + (alias?.value ?? name.value) },
        directives: directives ?? [],
      },
    ];
  }

  const selectionSet = withWorkspaceFields("Query", operation.selectionSet);
  return print({ kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet }] });
}

/** Data without what is elsewhere, and without the fields that were added: out of lists, and null in other places. */
export function filterLinks(data: unknown, workspaces: readonly string[]): unknown {
  function filtered(value: unknown): unknown {
    if (Array.isArray(value)) {
      return value.map(filtered).filter((item) => item !== removed);
    }
    if (typeof value !== "object" || value === null) {
      return value;
    }
    const entries: [string, unknown][] = Object.entries(value);
    const found = entries
      .filter(([key]) => key === workspaceAlias)
      .flatMap(([, said]) => [textsIn(said)]);
    if (!found.every(([workspace = ""]) => workspaces.includes(workspace))) {
      return removed;
    }
    // A number whose link is null has nothing that shows where it leads.
    const isElsewhere = (link: string): boolean =>
      entries.some(([key, said]) => key === link && (said === null || filtered(said) === removed));
    return Object.fromEntries(
      entries
        .filter(([key]) => !ownAliases.test(key))
        .map(([key, inner]) => {
          const inside = filtered(inner);
          return [key, inside === removed || isElsewhere(linkAlias + key) ? null : inside];
        }),
    );
  }

  return filtered(data);
}

function workspaceField(type: string): FieldNode {
  const names = [...(pathsToWorkspaces[type] ?? "").split("."), "vecticeId"];
  const [first, ...rest] = names.map((value) => ({ kind: Kind.NAME, value }) as const);
  if (first === undefined) {
    throw new Error(`There is no way from ${type} to its workspace.`);
  }
  const inner = rest.reduceRight<FieldNode | undefined>(
    (within, name) => fieldOf(name, within),
    undefined,
  );
  return { ...fieldOf(first, inner), alias: { kind: Kind.NAME, value: workspaceAlias } };
}

function fieldOf(name: FieldNode["name"], within: FieldNode | undefined): FieldNode {
  return {
    kind: Kind.FIELD,
    name,
    ...(within === undefined
      ? {}
      : { selectionSet: { kind: Kind.SELECTION_SET, selections: [within] } }),
  };
}

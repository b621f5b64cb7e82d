import type { DocumentNode, FieldNode, FragmentDefinitionNode, SelectionSetNode } from "graphql";
import { Refusal } from "../refusal.ts";

/** The fragments of a document, by name. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** What a document's selections come to, with fragments counted wherever they are used. */
interface Extent {
  readonly depth: number;
  /** As the depth, with the selections of fragments counted too: how deeply it is written. */
  readonly nesting: number;
  readonly fields: number;
}

/** An operation's extent, and the fragments that it uses, directly or not. */
export interface Measured extends Extent {
  readonly used: readonly string[];
}

/** The fragments that a document defines; two of one name are refused. */
export function fragmentsOf(document: DocumentNode): Fragments {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === "FragmentDefinition") {
      if (fragments.has(definition.name.value)) {
        throw new Refusal(400, "fragments", `Two fragments are named ${definition.name.value}.`);
      }
      fragments.set(definition.name.value, definition);
    }
  }
  return fragments;
}

/** The fields of a selection, those inside of fragments too. Only for documents that were measured. */
export function fieldsOf(selection: SelectionSetNode, fragments: Fragments): FieldNode[] {
  return selection.selections.flatMap((node) => {
    if (node.kind === "Field") {
      return [node];
    }
    const inner = node.kind === "InlineFragment" ? node : fragments.get(node.name.value);
    return inner === undefined ? [] : fieldsOf(inner.selectionSet, fragments);
  });
}

/** Measures a selection without writing it out: each fragment is measured once. */
export function measure(selection: SelectionSetNode, fragments: Fragments): Measured {
  const known = new Map<string, Extent | "measuring">();

  function ofFragment(name: string): Extent {
    const before = known.get(name);
    if (before === "measuring") {
      throw new Refusal(400, "fragments", `The fragment ${name} contains itself.`);
    }
    if (before !== undefined) {
      return before;
    }
    const fragment = fragments.get(name);
    if (fragment === undefined) {
      throw new Refusal(400, "fragments", `There is no fragment ${name} in the document.`);
    }
    known.set(name, "measuring");
    const extent = ofSelection(fragment.selectionSet);
    known.set(name, extent);
    return extent;
  }

  function ofSelection(set: SelectionSetNode): Extent {
    let depth = 0;
    let nesting = 0;
    let fields = 0;
    for (const node of set.selections) {
      const inner =
        node.kind === "FragmentSpread"
          ? ofFragment(node.name.value)
          : node.selectionSet === undefined
            ? { depth: 0, nesting: 0, fields: 0 }
            : ofSelection(node.selectionSet);
      const own = node.kind === "Field" ? 1 : 0;
      depth = Math.max(depth, inner.depth + own);
      nesting = Math.max(nesting, inner.nesting + 1);
      fields += inner.fields + own;
    }
    return { depth, nesting, fields };
  }

  return { ...ofSelection(selection), used: [...known.keys()] };
}

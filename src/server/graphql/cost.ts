import type { FieldNode, OperationDefinitionNode, SelectionSetNode } from "graphql";
import { argumentsOf, valueAt } from "./arguments.ts";
import type { ProtocolSchema } from "./schema.ts";
import { fieldsOf, type Fragments } from "./selections.ts";

/** The most that a page of a list may hold; larger ones are asked for as this. */
const largestPage = 100;

/** A size of a page within what a page may hold: servers read numbers below one as "all of them". */
export function withinPage(size: number): number {
  return Math.max(1, Math.min(size, largestPage));
}

/** How much a page is taken to hold whose size nobody names. */
const usualPage = 30;
/** How much a list without pages is taken to hold. */
const usualList = 12;

/**
 * How many objects a document may make Vectice look up: each list multiplies what is asked within
 * it. Only for documents whose fields were checked.
 */
export function costOf(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  variables: Readonly<Record<string, unknown>>,
  schema: ProtocolSchema,
): number {
  function pageSizeOf(field: FieldNode): number {
    const values = argumentsOf(field, operation, variables);
    const size = valueAt(values["page"], "size");
    return typeof size === "number" ? withinPage(size) : usualPage;
  }

  function ofSelection(
    type: string,
    selection: SelectionSetNode,
    times: number,
    pageSize: number,
  ): number {
    let cost = 0;
    for (const field of fieldsOf(selection, fragments)) {
      const known = schema.outputs.get(type)?.get(field.name.value);
      if (known === undefined || field.selectionSet === undefined) {
        continue;
      }
      const { isList } = known;
      const isPage = type.endsWith("Page") && isList;
      const many = times * (isPage ? pageSize : isList ? usualList : 1);
      const paged = [...known.arguments.keys()].includes("page");
      cost +=
        many +
        ofSelection(known.type, field.selectionSet, many, paged ? pageSizeOf(field) : usualPage);
    }
    return cost;
  }

  const root = operation.operation === "mutation" ? "Mutation" : "Query";
  return ofSelection(root, operation.selectionSet, 1, usualPage);
}

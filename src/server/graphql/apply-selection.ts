import type { SelectionSetNode } from "graphql";
import { valueAt } from "./arguments.ts";
import { fieldsOf, type Fragments } from "./selections.ts";

/** Gives data the form that selections ask for; fields that answer to one name are put together. */
export function applySelection(
  value: unknown,
  selections: readonly SelectionSetNode[],
  fragments: Fragments,
): unknown {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => applySelection(item, selections, fragments));
  }
  if (typeof value !== "object" || value === null) {
    return value ?? null;
  }
  const fields = Map.groupBy(
    selections.flatMap((selection) => fieldsOf(selection, fragments)),
    ({ alias, name }) => alias?.value ?? name.value,
  );
  return Object.fromEntries(
    [...fields].map(([key, same]) => {
      const inner = valueAt(value, same[0]?.name.value ?? key) ?? null;
      const within = same.flatMap(({ selectionSet = [] }) => selectionSet);
      return [key, within.length === 0 ? inner : applySelection(inner, within, fragments)];
    }),
  );
}

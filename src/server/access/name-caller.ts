import type { FieldNode } from "graphql/language";
import { applySelection } from "../graphql/apply-selection.ts";
import type { CheckedDocument } from "../graphql/check-document.ts";
import { fieldsOf } from "../graphql/selections.ts";

/**
 * Data in which `whoAmI` tells the caller's own name, without the id and address of the API token's
 * owner: to a page, the proxy's token is nobody.
 */
export function nameCaller(
  data: unknown,
  { operation, fragments }: CheckedDocument,
  name: string,
): unknown {
  const user = { __typename: "User", id: null, name, email: null };
  const keyOf = (field: FieldNode): string => field.alias?.value ?? field.name.value;

  /** An object with new values in place of those of some fields. */
  function replaced(
    value: unknown,
    fields: readonly FieldNode[],
    change: (old: unknown, same: readonly FieldNode[]) => unknown,
  ): unknown {
    if (typeof value !== "object" || value === null) {
      return value;
    }
    const changed = fields
      .map((field): [string, FieldNode[]] => [
        keyOf(field),
        fields.filter((other) => keyOf(other) === keyOf(field)),
      ])
      .filter(([key]) => Object.hasOwn(value, key))
      .map(([key, same]) => [key, change(Reflect.get(value, key), same)]);
    return { ...value, ...Object.fromEntries(changed) };
  }

  const within = (fields: readonly FieldNode[], wanted: string): FieldNode[] =>
    fields
      .flatMap(({ selectionSet }) =>
        selectionSet === undefined ? [] : fieldsOf(selectionSet, fragments),
      )
      .filter((field) => field.name.value === wanted);
  const roots = fieldsOf(operation.selectionSet, fragments).filter(
    (field) => field.name.value === "whoAmI",
  );
  return replaced(data, roots, (me, sameRoots) =>
    replaced(me, within(sameRoots, "user"), (old, sameUsers) =>
      old === null
        ? null
        : applySelection(
            user,
            sameUsers.flatMap(({ selectionSet }) => selectionSet ?? []),
            fragments,
          ),
    ),
  );
}

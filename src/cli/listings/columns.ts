import type { Column, Items, Listing } from "../output/output.ts";

/** What has an id and a name. */
interface Named {
  readonly id: string | number;
  readonly name: string | null;
}

/** The columns that all begin with: the id, never cut, and the name. */
export const named: readonly Column<Named>[] = [
  { heading: "id", value: ({ id }) => id },
  { heading: "name", value: ({ name }) => name, cut: true },
];

/** A column that shows a field. */
export function column<Name extends string>(
  name: Name,
  heading: string = name,
): Column<Readonly<Record<Name, unknown>>> {
  return { heading, value: (item) => item[name] };
}

/** The last column: what people wrote, as far as there is room. */
export const description = { ...column("description"), cut: true };

/** A list of things with ids. */
export function listing<Item extends { readonly id: string | number }>(
  items: Items<Item>,
  columns: readonly Column<Item>[],
): Listing<Item> {
  return { items, columns, id: ({ id }) => id };
}

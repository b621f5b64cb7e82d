import type { GenericSchema } from "valibot";
import type { Client } from "../client/client.ts";
import type { Operation } from "../client/operation.ts";
import { input, type InputArgument } from "../client/operation.ts";
import { List, type ListOptions } from "../client/list.ts";
import type { Page } from "../client/page.ts";

/** Which page is wanted; `index` counts from 1. */
export interface PageInput {
  readonly index: number;
  readonly size: number;
}

/** The argument that every paged operation has; its type has two names in the protocol. */
export const pageArgument = (type: "PageInput" | "PageIndexInput"): InputArgument<PageInput> =>
  input<PageInput>(`${type}!`);

/** How one paged operation makes a list. */
export interface PagedQuery<Variables, Schema extends GenericSchema, Data, Item> {
  readonly operation: Operation<Variables, Schema>;
  readonly variables: (page: PageInput) => Variables;
  /** Makes the operation's result a page of data. */
  readonly make: (data: Data) => Item;
  readonly identify: (item: Item) => string;
  readonly lead?: readonly Item[];
}

/** The list of a paged operation. */
export function listOf<Variables, Data, Item>(
  client: Client,
  query: PagedQuery<Variables, GenericSchema<unknown, Page<Data>>, Data, Item>,
  options: ListOptions | undefined,
): List<Item> {
  return new List(
    {
      read: async (index, size, callOptions) => {
        const page = await client.query(
          query.operation,
          query.variables({ index, size }),
          callOptions,
        );
        return { items: page.items.map(query.make), page: page.page, total: page.total };
      },
      identify: query.identify,
      ...(query.lead === undefined ? {} : { lead: query.lead }),
    },
    options,
  );
}

import type { GenericSchema } from "valibot";
import type { CallOptions, Client } from "../../client/client.ts";
import { List, type ListOptions } from "../../client/list/list.ts";
import { input, type InputArgument, type Operation } from "../../client/graphql/operation.ts";
import type { Page, PageInput } from "../../client/list/page.ts";
import { fromTheEnd } from "./newest-first.ts";

/** The argument that every paged operation has; its type has two names in the protocol. */
export const pageArgument = (type: "PageInput" | "PageIndexInput"): InputArgument<PageInput> =>
  input<PageInput>(`${type}!`);

type ReadPage<Data> = (page: PageInput, options: CallOptions) => Promise<Page<Data>>;

/** How a list makes its items of pages of data. */
export interface PagedSource<Data, Item> {
  readonly read: ReadPage<Data>;
  /** Begins a reading of its own, where one page's reading knows of another's; default: `read`. */
  readonly begin?: () => ReadPage<Data>;
  /** Makes an item of its data. */
  readonly make: (data: Data) => Item;
  readonly lead?: readonly Item[];
  /** The operation that reads, for errors. */
  readonly operation?: string | undefined;
  /** What makes an item itself; default: its id. */
  readonly identify?: (item: Item) => string | undefined;
}

/** Makes a list of pages, however these are read. */
export function listOfPages<Data, Item extends object>(
  {
    read,
    begin = () => read,
    make,
    lead = [],
    identify = idOf,
    operation,
  }: PagedSource<Data, Item>,
  options: ListOptions | undefined,
): List<Item> {
  const making =
    (readPage: ReadPage<Data>) =>
    async (index: number, size: number, callOptions: CallOptions): Promise<Page<Item>> => {
      const { items, page, total } = await readPage({ index, size }, callOptions);
      return { items: items.map(make), page, total };
    };
  return new List(
    {
      read: making(read),
      begin: () => making(begin()),
      identify,
      lead,
      operation,
    },
    options,
  );
}

/** What a list of a paged operation is made of. */
interface OperationSource<Variables, Data, Item, Parent> {
  readonly operation: Operation<Variables, GenericSchema<unknown, Page<Data>>>;
  readonly variables: (page: PageInput) => Variables;
  /** Makes an item of its data, and of the thing it belongs to where `parent` gives that. */
  readonly make: (data: Data, parent: Parent) => Item;
  readonly lead?: readonly Item[];
  /** Whether the last item comes first; the server's pages are then read from the last one on. */
  readonly fromTheEnd?: boolean;
}

/** The list of a paged operation. What the items belong to is read side by side with the pages. */
export function listOf<Variables, Data, Item extends object, Parent>(
  client: Client,
  source: OperationSource<Variables, Data, Item, Parent> & {
    readonly parent: (options: CallOptions) => Promise<Parent>;
  },
  options: ListOptions | undefined,
): List<Item>;
export function listOf<Variables, Data, Item extends object>(
  client: Client,
  source: OperationSource<Variables, Data, Item, void>,
  options: ListOptions | undefined,
): List<Item>;
export function listOf<Variables, Data, Item extends object, Parent>(
  client: Client,
  {
    operation,
    variables,
    make,
    parent,
    lead,
    fromTheEnd: reversed = false,
  }: OperationSource<Variables, Data, Item, Parent | undefined> & {
    readonly parent?: (options: CallOptions) => Promise<Parent>;
  },
  options: ListOptions | undefined,
): List<Item> {
  const read = async (page: PageInput, callOptions: CallOptions): Promise<Page<Item>> => {
    const [answer, home] = await Promise.all([
      client.query(operation, variables(page), callOptions),
      parent?.(callOptions),
    ]);
    const whole = wholeOrPage(client, operation, page, answer);
    return { ...whole, items: whole.items.map((data) => make(data, home)) };
  };
  const begin = (): ReadPage<Item> => (reversed ? fromTheEnd(read) : read);
  return listOfPages(
    {
      read: begin(),
      begin,
      make: (item) => item,
      lead: lead ?? [],
      operation: operation.name,
    },
    options,
  );
}

/** The list of what the protocol gives all at once, or in pages of pages. */
export function listOfAll<Item extends object>(
  load: (options: CallOptions) => Promise<readonly Item[]>,
  options: ListOptions | undefined,
): List<Item> {
  const begin = (): ReadPage<Item> => {
    let loaded: readonly Item[] | undefined;
    return async ({ index, size }, callOptions) => {
      // The first page begins a reading. The pages that follow belong to it.
      const all = (index > 1 && loaded) || (await load(callOptions));
      loaded = all;
      const items = all.slice((index - 1) * size, index * size);
      return { items, page: { index, size }, total: all.length };
    };
  };
  return listOfPages(
    {
      read: begin(),
      begin,
      make: (item) => item,
      // One answer does not shift while it is read. Ids of files and of tables can be equal, so they identify nothing.
      identify: () => undefined,
    },
    options,
  );
}

/** An item without an id is never taken for another item. */
function idOf(item: object): string | undefined {
  return "id" in item ? String(item.id) : undefined;
}

/**
 * The page that was asked for; or, where the server takes no page, all that it gave as the only one.
 * Such a server says no size, so more than it gave cannot be had.
 */
export function wholeOrPage<Data>(
  client: Client,
  operation: Operation,
  asked: PageInput,
  answer: Page<Data>,
): Page<Data> {
  if (!client.asksProven(operation)) {
    return answer;
  }
  const { items, total } = answer;
  if (total > items.length && asked.index === 1) {
    client.logger.warn(
      `${client.host} gives ${items.length} of ${total} items of ${operation.name}, and takes no page: the others are missing here.`,
    );
  }
  return {
    items: asked.index === 1 ? items : [],
    page: { index: asked.index, size: Math.max(1, items.length) },
    total: items.length,
  };
}

import type { CallOptions } from "../client/client.ts";
import type { List, ListOptions } from "../client/list/list.ts";
import type { Page } from "../client/list/page.ts";
import { type Plain, plainOf } from "./plain.ts";
import { keyOptions, type QueryKey } from "./query-key.ts";
import { idOf, type Kind, type Ref } from "./reference.ts";

/** A question and its place in a cache: TanStack Query takes it as it is, SWR as `(queryKey, queryFn)`. */
export interface Query<Data> {
  readonly queryKey: QueryKey;
  /** Asks; passes on the `signal` of what it is called with, where there is one. */
  readonly queryFn: (context?: unknown) => Promise<Data>;
  /** The connection repeats what is safe to repeat. A cache that repeats as well would multiply that. */
  readonly retry: false;
}

/** A question page by page, for TanStack Query's infinite queries. */
export interface InfiniteQuery<Item> {
  readonly queryKey: QueryKey;
  readonly queryFn: (context: {
    readonly pageParam: number;
    readonly signal?: AbortSignal;
  }) => Promise<Page<Item>>;
  readonly initialPageParam: number;
  readonly getNextPageParam: (
    last: Page<Item>,
    pages?: readonly Page<Item>[],
  ) => number | undefined;
  readonly retry: false;
}

/** Makes the query of one thing. */
export type ReadQuery<K extends Kind, Options, Data> = (
  reference?: Ref<K>,
  options?: Options,
) => Query<Plain<Data>>;

/** Makes the query of a list, whole or page by page. */
export interface ListQuery<K extends Kind, Options, Item> {
  (reference?: Ref<K>, options?: Options): Query<readonly Plain<Item>[]>;
  /** The same list page by page; `pageSize` items each, 1 to 100, default 100. */
  infinite(reference?: Ref<K>, options?: Options): InfiniteQuery<Plain<Item>>;
}

/** The options of a query, with the signal of who asks. */
type Given<Options> = CallOptions | (Options & CallOptions);

/** Defines the query of one thing. */
export function readQuery<K extends Kind, Data, Options extends CallOptions = CallOptions>(
  reader: QueryKey,
  name: string,
  read: (reference: Ref<K>, options: Given<Options>) => Promise<Data>,
): ReadQuery<K, Options, Data> {
  return (reference, options) => ({
    queryKey: keyOf(reader, name, reference, options),
    queryFn: async (context) =>
      plainOf(await read(reference, { ...options, ...signalOf(context) })),
    retry: false,
  });
}

/** Defines the query of a list. */
export function listQuery<K extends Kind, Item, Options extends ListOptions = ListOptions>(
  reader: QueryKey,
  name: string,
  list: (reference: Ref<K>, options: Given<Options>) => List<Item>,
): ListQuery<K, Options, Item> {
  const whole = readQuery<K, readonly Item[], Options>(reader, name, async (reference, options) =>
    list(reference, options),
  );
  const infinite = (reference?: Ref<K>, options?: Options): InfiniteQuery<Plain<Item>> => ({
    queryKey: keyOf(reader, name, reference, { ...options, infinite: true }),
    queryFn: async (context) => {
      const { items, page, total } = await list(reference, {
        ...options,
        ...signalOf(context),
      }).page({ index: context.pageParam });
      return { items: items.map((item) => plainOf(item)), page, total };
    },
    initialPageParam: 1,
    getNextPageParam: (last, pages = [last]) => {
      // Any page but the last is as long as the server makes them, whatever was asked for.
      const [{ items } = last] = pages;
      const read = (last.page.index - 1) * items.length + last.items.length;
      return last.items.length > 0 && read < last.total ? last.page.index + 1 : undefined;
    },
    retry: false,
  });
  return Object.assign(whole, { infinite });
}

function keyOf(reader: QueryKey, name: string, reference: Ref<Kind>, options?: object): QueryKey {
  const said = keyOptions(options);
  return said === undefined
    ? [...reader, name, idOf(reference)]
    : [...reader, name, idOf(reference), said];
}

function signalOf(context: unknown): { readonly signal?: AbortSignal } {
  // To read the signal tells TanStack Query that the question may be aborted.
  const signal =
    typeof context === "object" && context !== null && "signal" in context
      ? context.signal
      : undefined;
  return isSignal(signal) ? { signal } : {};
}

/** By shape: a page may hand over what was made in another frame. */
function isSignal(value: unknown): value is AbortSignal {
  return (
    typeof value === "object" && value !== null && "aborted" in value && "addEventListener" in value
  );
}

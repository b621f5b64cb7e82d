import type { Connection } from "../resources/connection.ts";
import { contentQueries } from "./contents.ts";
import { keysWithin } from "./keys-of.ts";
import { placeQueries } from "./places.ts";
import { type QueryKey, readerKey } from "./query-key.ts";
import { createFinder, type Kind, type Ref } from "./reference.ts";
import { versionQueries } from "./versions.ts";

/** The queries of one connection. */
export type Queries = ReturnType<typeof makeQueries>;

// Views make their queries at each render: what was found out for a connection is kept with it.
const made = /* @__PURE__ */ new WeakMap<Connection, Queries>();

/**
 * Makes the queries of a connection for TanStack Query and SWR. Each takes an id or a thing, and options;
 * lists also have `infinite`, page by page. Answers are plain data: a refetch that finds nothing new keeps
 * its references. An id that is not known yet may be undefined; switch the query off as long.
 *
 * @example
 * const { data } = useQuery(queries(connection).models("PRJ-7")); // TanStack Query
 * const { data } = useSWR(queryKey, queryFn); // SWR, with const { queryKey, queryFn } = queries(…).models("PRJ-7")
 */
export function queries(connection: Connection): Queries {
  const known = made.get(connection) ?? makeQueries(connection);
  made.set(connection, known);
  return known;
}

function makeQueries(connection: Connection) {
  const reader = readerKey(connection);
  const source = { connection, reader, find: createFinder(connection) };
  return Object.freeze({
    ...placeQueries(source),
    ...versionQueries(source),
    ...contentQueries(source),
    /** The beginnings of the keys of what a write to a thing changes: invalidate them after it. */
    keysOf: (reference: Ref<Kind>): readonly QueryKey[] => keysWithin(reader, reference),
  });
}

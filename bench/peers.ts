import { Client, fetchExchange, gql as urqlDocument } from "@urql/core";
import { gql, GraphQLClient } from "graphql-request";
import * as v from "valibot";
import { send } from "./floor.ts";

/** A page as it travels. */
interface RawPage {
  readonly items: readonly unknown[];
  readonly total: number;
}

/** Reads one page of the user's workspaces. */
export type ReadPage = (index: number) => Promise<RawPage>;

export const pageSize = 100;

const text =
  "query getUserWorkspaceList($page: PageInput!) { getUserWorkspaceList(page: $page) " +
  "{ items { vecticeId name description } page { index size } total } }";

/** The peers: with items that valibot checks, as the library checks its own, and bare. */
export const peers = [
  "graphql-request, checked",
  "@urql/core, checked",
  "graphql-request",
  "@urql/core",
] as const;
export type Peer = (typeof peers)[number];

const pageOf = (item: v.GenericSchema): v.GenericSchema<unknown, RawPage> =>
  v.pipe(
    v.object({ getUserWorkspaceList: v.object({ items: v.array(item), total: v.number() }) }),
    v.transform(({ getUserWorkspaceList }): RawPage => getUserWorkspaceList),
  );
const RawPageSchema = pageOf(v.unknown());
const CheckedPageSchema = pageOf(
  v.object({ vecticeId: v.string(), name: v.string(), description: v.nullish(v.string(), null) }),
);
const schemaOf = (checked: boolean): v.GenericSchema<unknown, RawPage> =>
  checked ? CheckedPageSchema : RawPageSchema;
const variables = (index: number): object => ({ page: { index, size: pageSize } });

/** Reads pages by bare `fetch` and `JSON.parse`. */
export function bareReader(host: string, token: string): ReadPage {
  return async (index) => {
    const body = JSON.stringify({ query: text, variables: variables(index) });
    const answer = await send(host, { path: "graphql", body }, token);
    return v.parse(v.object({ data: RawPageSchema }), answer).data;
  };
}

/** Reads pages with graphql-request. */
export function graphqlRequestReader(host: string, token: string, checked: boolean): ReadPage {
  const schema = schemaOf(checked);
  const client = new GraphQLClient(`${host}/graphql`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const document = gql`
    ${text}
  `;
  return async (index) => v.parse(schema, await client.request(document, variables(index)));
}

/** Reads pages with `@urql/core`, without a cache. */
export function urqlReader(host: string, token: string, checked: boolean): ReadPage {
  const schema = schemaOf(checked);
  const client = new Client({
    url: `${host}/graphql`,
    exchanges: [fetchExchange],
    preferGetMethod: false,
    requestPolicy: "network-only",
    fetchOptions: { headers: { authorization: `Bearer ${token}` } },
  });
  const document = urqlDocument(text);
  return async (index) => {
    const { data, error } = await client.query<unknown>(document, variables(index)).toPromise();
    if (error !== undefined) {
      throw error;
    }
    return v.parse(schema, data);
  };
}

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

/** Not looked into: what a page is made of is what the contestants would be measured by. */
const PageSchema = v.pipe(
  v.object({ getUserWorkspaceList: v.object({ items: v.array(v.unknown()), total: v.number() }) }),
  v.transform(({ getUserWorkspaceList }): RawPage => getUserWorkspaceList),
);
const variables = (index: number): object => ({ page: { index, size: pageSize } });

/** Reads pages by bare `fetch` and `JSON.parse`. */
export function bareReader(host: string, token: string): ReadPage {
  return async (index) => {
    const body = JSON.stringify({ query: text, variables: variables(index) });
    const answer = await send(host, { path: "graphql", body }, token);
    return v.parse(v.object({ data: PageSchema }), answer).data;
  };
}

/** Reads pages with graphql-request. */
export function graphqlRequestReader(host: string, token: string): ReadPage {
  const client = new GraphQLClient(`${host}/graphql`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const document = gql`
    ${text}
  `;
  return async (index) => v.parse(PageSchema, await client.request(document, variables(index)));
}

/** Reads pages with `@urql/core`, without a cache. */
export function urqlReader(host: string, token: string): ReadPage {
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
    return v.parse(PageSchema, data);
  };
}

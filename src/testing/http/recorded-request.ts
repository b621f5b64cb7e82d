import * as v from "valibot";
import type { RequestBody } from "./read-body.ts";

/** A request that the backend got. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  /** What stands behind the path, where anything does. */
  readonly query?: Readonly<Record<string, string>>;
  /** The GraphQL operation's name. */
  readonly operation?: string;
  readonly variables?: unknown;
  /** The file of an upload; `size` in bytes, `sha256` in hexadecimal. */
  readonly file?: { readonly name: string; readonly size: number; readonly sha256: string };
  /** Names are lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

const GraphQLSchema = v.object({ query: v.string(), variables: v.optional(v.unknown()) });

/** What is remembered of a request. */
export function record(request: Request, { json, file }: RequestBody): RecordedRequest {
  const { pathname, search, searchParams } = new URL(request.url);
  const graphql = v.safeParse(GraphQLSchema, json);
  const operation = graphql.success ? operationOf(graphql.output.query) : undefined;
  return {
    method: request.method,
    path: pathname,
    headers: Object.fromEntries(request.headers),
    ...(search === "" ? {} : { query: Object.fromEntries(searchParams) }),
    ...(operation === undefined ? {} : { operation }),
    ...(graphql.success ? { variables: graphql.output.variables } : {}),
    ...(file === undefined
      ? {}
      : { file: { name: file.name, size: file.bytes.length, sha256: file.sha256 } }),
  };
}

/** The operation's name; without one, that of its root field. */
function operationOf(query: string): string | undefined {
  return /^\s*(?:query|mutation)\s+(\w+)/.exec(query)?.[1] ?? /^[^{]*\{\s*(\w+)/.exec(query)?.[1];
}

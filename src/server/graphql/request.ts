import * as v from "valibot";
import { AnyRecordSchema } from "../../client/any-record.ts";
import { Refusal } from "../refusal.ts";

/** A GraphQL request as it may be: a document and what goes with it, nothing else. */
export interface GraphQLRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
}

const RequestSchema = v.strictObject({
  query: v.string(),
  variables: v.nullish(AnyRecordSchema),
  operationName: v.nullish(v.string()),
  // Some clients always send it; anything in it asks for more than the protocol has.
  extensions: v.nullish(v.strictObject({})),
});
const deepestVariables = 32;

/** Checks a parsed body; batches, persisted queries and unknown members are refused. */
export function graphqlRequestOf(body: unknown): GraphQLRequest {
  if (Array.isArray(body)) {
    throw new Refusal(400, "batch", "Send one operation a request: batches are not forwarded.");
  }
  const result = v.safeParse(RequestSchema, body);
  if (!result.success) {
    const path = v.getDotPath(result.issues[0]);
    throw new Refusal(
      400,
      "body",
      "A GraphQL request has the members query, variables and operationName, and no other" +
        `${path === null || !/^\w{1,40}$/.test(path) ? "" : ` (see ${path})`}. Persisted queries are not forwarded.`,
    );
  }
  const { query, variables, operationName } = result.output;
  if (deeper(variables ?? {}, deepestVariables)) {
    throw new Refusal(400, "limits", `The variables are nested deeper than ${deepestVariables}.`);
  }
  return { query, variables: variables ?? {}, operationName: operationName ?? undefined };
}

function deeper(value: unknown, levels: number): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    (levels === 0 || Object.values(value).some((inner) => deeper(inner, levels - 1)))
  );
}

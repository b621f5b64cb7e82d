import {
  buildASTSchema,
  buildSchema,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  parse,
  validate,
} from "graphql";
import * as v from "valibot";
import { AnyRecordSchema } from "../any-record.ts";
import { errorEnvelope, jsonAnswer } from "../http/responses.ts";
import type { ErrorFault } from "../http/faults.ts";
import { Refusal } from "../refusal.ts";
import type { ResolverContext } from "./resolvers/context.ts";
import type { Arguments } from "./resolvers/field.ts";
import { resolvers } from "./resolvers/index.ts";
import { types } from "./resolvers/types.ts";
import { strictSchema } from "./strict-schema.ts";
import schemaText from "../schema.graphql";

const RequestSchema = v.object({
  query: v.string(),
  variables: v.nullish(AnyRecordSchema),
});

type Refused = ErrorFault & { readonly status: number };

/** Runs GraphQL requests on the protocol's own schema. */
export type Executor = (body: unknown, context: ResolverContext) => Promise<Response>;

/**
 * `errorStatus`: whether errors come with HTTP 200, or with the status that they speak of; `strict`:
 * whether the schema lacks what no real server is known to have.
 */
export function createExecutor(errorStatus: "ok" | "http", strict: boolean): Executor {
  const schema: GraphQLSchema = strict
    ? buildASTSchema(strictSchema(schemaText))
    : buildSchema(schemaText);
  const refuse = (errors: readonly Refused[], data: unknown): Response =>
    errorEnvelope(
      errors.map(refusalOf),
      data,
      errorStatus === "http" ? (errors[0]?.status ?? 500) : 200,
    );

  return async (body, context) => {
    const request = v.safeParse(RequestSchema, body);
    if (!request.success) {
      const message = "A GraphQL request is JSON with a query";
      return errorEnvelope([refusalOf({ message, status: 400 })], null, 400);
    }
    const { query, variables } = request.output;
    let document;
    try {
      document = parse(query);
    } catch (error) {
      return refuse([{ message: String(error), status: 400 }], null);
    }
    const invalid = validate(schema, document);
    if (invalid.length > 0) {
      return refuse(
        invalid.map(({ message }) => ({ message, status: 400 })),
        null,
      );
    }
    const { data, errors } = await execute({
      schema,
      document,
      variableValues: variables ?? {},
      contextValue: context,
      fieldResolver: (source: unknown, args: Arguments, _, { parentType, fieldName }) =>
        parentType === schema.getQueryType() || parentType === schema.getMutationType()
          ? resolveRoot(fieldName, args, context)
          : resolveField(parentType.name, fieldName, source, args, context),
    });
    return errors === undefined ? jsonAnswer({ data }) : refuse(errors.map(faultOf), data ?? null);
  };
}

function resolveRoot(name: string, args: Arguments, context: ResolverContext): unknown {
  const resolver = resolvers.get(name);
  if (resolver === undefined) {
    throw new Refusal(501, `the reference backend does not serve ${name}`);
  }
  return resolver(args, context);
}

function resolveField(
  type: string,
  name: string,
  source: unknown,
  args: Arguments,
  context: ResolverContext,
): unknown {
  const resolver = types.get(type)?.[name];
  if (resolver !== undefined) {
    const value: unknown = Reflect.apply(resolver, undefined, [source, context, args]);
    return value;
  }
  return typeof source === "object" && source !== null ? Reflect.get(source, name) : undefined;
}

function faultOf({ message, originalError, path }: GraphQLError): Refused {
  const place = path === undefined ? {} : { path };
  if (originalError instanceof Refusal) {
    const { status, key } = originalError;
    return { message, status, ...(key === undefined ? {} : { key }), ...place };
  }
  // Without a path it is about the request: a variable of the wrong type, say.
  const isInput = path === undefined || originalError instanceof v.ValiError;
  return { message, status: isInput ? 400 : 500, ...place };
}

/** An error as every refusal says it: clients read status, key and message together or not at all. */
export function refusalOf(error: Refused): ErrorFault {
  return { key: null, stacktrace: [`${error.status}: ${error.message ?? ""}`], ...error };
}

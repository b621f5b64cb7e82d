import type { GenericSchema, InferOutput } from "valibot";
import { AuthenticationError } from "../errors.ts";
import { accessTokenFrom, authenticateWith, type TokenProvider } from "./authenticate.ts";
import { type AnswerContext, readJson } from "./answer.ts";
import type { Subject } from "./failure.ts";
import { parseResult, readGraphQL } from "./graphql.ts";
import { createHttp, type HttpOptions, type HttpRequest } from "./http.ts";
import type { Logger } from "./logger.ts";
import type { Operation } from "./operation.ts";
import { createSession } from "./session.ts";
import type { HttpAnswer } from "./transport.ts";

/** What every method that sends takes as its last argument. */
export interface CallOptions {
  /** Ends the call; it then rejects with the signal's own reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one request; default: the connection's. */
  readonly timeout?: number | undefined;
}

/** Options of one call inside the library. */
interface QueryOptions extends CallOptions {
  /** What is asked for, so that an error can name it. */
  readonly subject?: Subject | undefined;
}

export interface ClientOptions extends HttpOptions {
  readonly logger: Logger;
  readonly credentials: Credentials;
}

/** What a connection proves with that it may. */
export type Credentials =
  | { readonly apiToken: TokenProvider; readonly source: string }
  | { readonly accessToken: TokenProvider };

/** The fetch-based core of one connection. Holds its secrets in closures, where nothing prints them. */
export interface Client {
  readonly host: string;
  readonly logger: Logger;
  /** Makes sure that there is a token. */
  authenticate(options?: CallOptions): Promise<void>;
  /** Sends a declared operation and checks its result. */
  query<Variables, Schema extends GenericSchema>(
    operation: Operation<Variables, Schema>,
    variables: Variables,
    options?: QueryOptions,
  ): Promise<InferOutput<Schema>>;
  /** Sends a document of one's own; resolves to its raw data. */
  raw(
    document: string,
    variables: unknown,
    repeatable: boolean,
    options?: CallOptions,
  ): Promise<unknown>;
  /** Reads JSON of the REST half; undefined when the answer is empty. */
  get(path: string, operation: string, options?: CallOptions): Promise<unknown>;
}

export function createClient(options: ClientOptions): Client {
  const { host, logger, redactor, credentials } = options;
  const http = createHttp(options);
  const session = createSession(
    "accessToken" in credentials
      ? accessTokenFrom(credentials.accessToken, redactor)
      : authenticateWith(credentials.apiToken, credentials.source, http, redactor),
  );

  /** Sends with a token; one refused was refused before anything was done, so any call may be sent once more. */
  async function send<T>(
    request: Pick<HttpRequest, "method" | "path" | "operation" | "json" | "repeatable"> & {
      readonly subject?: Subject | undefined;
    },
    { signal, timeout }: CallOptions,
    read: (answer: HttpAnswer, context: AnswerContext) => T,
  ): Promise<T> {
    const { operation } = request;
    const call = async (token: string): Promise<T> => {
      logger.debug(`${operation} …`);
      return read(await http.send({ ...request, token, signal, timeout }), {
        ...request,
        host,
        redactor,
      });
    };
    const token = await session.token(signal);
    try {
      return await call(token);
    } catch (error) {
      if (!(error instanceof AuthenticationError)) {
        throw error;
      }
      logger.debug(`The token was refused for ${operation}; renewing it.`);
      return call(await session.renew(token, signal));
    }
  }

  const graphql = <T>(
    operation: string,
    json: { readonly query: string; readonly variables: unknown },
    repeatable: boolean,
    callOptions: QueryOptions,
    read: (data: unknown, context: AnswerContext) => T,
  ): Promise<T> =>
    send(
      {
        method: "POST",
        path: "graphql",
        operation,
        json,
        repeatable,
        subject: callOptions.subject,
      },
      callOptions,
      (answer, context) => read(readGraphQL(answer, context), context),
    );

  return {
    host,
    logger,
    authenticate: async ({ signal } = {}) => {
      await session.token(signal);
    },
    query: ({ name, text, repeatable, schema }, variables, callOptions = {}) =>
      graphql(name, { query: text(), variables }, repeatable, callOptions, (data, context) =>
        parseResult(data, name, schema, context),
      ),
    raw: (document, variables, repeatable, callOptions = {}) =>
      graphql("graphql", { query: document, variables }, repeatable, callOptions, (data) => data),
    get: (path, operation, callOptions = {}) =>
      send({ method: "GET", path, operation, repeatable: true }, callOptions, (answer, context) =>
        redactor.redactData(readJson(answer, context)),
      ),
  };
}

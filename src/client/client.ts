import type { GenericSchema, InferOutput } from "valibot";
import { AuthenticationError } from "../errors.ts";
import { accessTokenFrom, authenticateWith, type TokenProvider } from "./authenticate.ts";
import { type AnswerContext, errorOfStatus, pageError, parseJson } from "./answer.ts";
import type { Subject } from "./failure.ts";
import { parseResult, readGraphQL } from "./graphql.ts";
import { createHttp, type HttpOptions } from "./http.ts";
import type { Logger } from "./logger.ts";
import type { Operation } from "./operation.ts";
import { createSession } from "./session.ts";
import { createTurn } from "./shared.ts";
import type { Body, HttpAnswer } from "./transport.ts";

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
  readonly credentials:
    | { readonly apiToken: TokenProvider; readonly source: string }
    | { readonly accessToken: () => string | Promise<string> };
}

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
  /** Reads a file of the REST half, as a stream. */
  download(path: string, operation: string, options?: QueryOptions): Promise<Download>;
}

/** An answer that is a file, on its way. */
interface Download {
  readonly headers: Headers;
  readonly body: Body;
}

export function createClient(options: ClientOptions): Client {
  const { host, logger, redactor, credentials } = options;
  const http = createHttp(options);
  const session = createSession(
    "accessToken" in credentials
      ? accessTokenFrom(credentials.accessToken, redactor)
      : authenticateWith(credentials.apiToken, credentials.source, http, redactor),
  );

  /** A refused token was refused before anything was done: any call may be sent once more. */
  async function withToken<T>(
    operation: string,
    signal: AbortSignal | undefined,
    call: (token: string) => Promise<T>,
  ): Promise<T> {
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

  const turn = createTurn<unknown>();

  async function graphql(
    document: string,
    variables: unknown,
    context: AnswerContext,
    { signal, timeout }: CallOptions,
  ): Promise<unknown> {
    return withToken(context.operation, signal, async (token) => {
      logger.debug(`${context.operation} …`);
      const answer = await http.send({
        method: "POST",
        path: "graphql",
        operation: context.operation,
        json: { query: document, variables },
        token,
        repeatable: context.repeatable,
        signal,
        timeout,
      });
      return readGraphQL(answer, context);
    });
  }

  async function get(
    path: string,
    context: AnswerContext,
    { signal, timeout }: CallOptions,
    stream?: boolean,
  ): Promise<HttpAnswer> {
    return withToken(context.operation, signal, async (token) => {
      const answer = await http.send({
        method: "GET",
        path,
        operation: context.operation,
        token,
        repeatable: true,
        signal,
        timeout,
        stream,
      });
      const failure = errorOfStatus(answer, context);
      if (failure !== undefined) {
        throw failure;
      }
      return answer;
    });
  }

  return {
    host,
    logger,
    authenticate: async ({ signal } = {}) => {
      await session.token(signal);
    },
    query: async (operation, variables, callOptions = {}) => {
      const { name, repeatable, schema } = operation;
      const { signal, subject, timeout } = callOptions;
      const context = { host, operation: name, repeatable, redactor, subject };
      const send = (shared: AbortSignal | undefined): Promise<unknown> =>
        graphql(operation.text(), variables, context, { signal: shared, timeout });
      const data = await (repeatable
        ? turn(`${timeout} ${operation.text()} ${JSON.stringify(variables)}`, send, signal)
        : send(signal));
      return parseResult(data, name, schema, context);
    },
    raw: (document, variables, repeatable, callOptions = {}) =>
      graphql(
        document,
        variables,
        { host, operation: "graphql", repeatable, redactor },
        callOptions,
      ),
    get: async (path, operation, callOptions = {}) => {
      const context = { host, operation, repeatable: true, redactor };
      const answer = await get(path, context, callOptions);
      return answer.text.trim() === ""
        ? undefined
        : redactor.redactData(parseJson(answer, context));
    },
    download: async (path, operation, callOptions = {}) => {
      const context = { host, operation, repeatable: true, redactor, subject: callOptions.subject };
      const { headers, body } = await get(path, context, callOptions, true);
      if (body === undefined) {
        throw pageError({ headers, status: 200, text: "" }, context);
      }
      return { headers, body };
    },
  };
}

import type { GenericSchema, InferOutput } from "valibot";
import { AuthenticationError } from "../errors.ts";
import { accessTokenFrom, authenticateWith, type TokenProvider } from "./session/issue-token.ts";
import { type AnswerContext, type HttpAnswer, isPage, protocolError } from "./http/answer.ts";
import { errorOfStatus, pageError, readJson } from "./http/read-answer.ts";
import type { DownloadBody } from "./http/download-body.ts";
import type { Subject } from "./http/answer.ts";
import { parseResult, readGraphQL } from "./graphql/read-result.ts";
import type { Fetch } from "./http/fetch.ts";
import {
  createHttp,
  type HttpOptions,
  type HttpRequest,
  longestTimeout,
  textOfJson,
} from "./http/http.ts";
import type { Logger } from "./text/logger.ts";
import type { StartBatch } from "./graphql/batched-read.ts";
import type { Operation } from "./graphql/operation.ts";
import { createSession } from "./session/session.ts";
import { countRootFields } from "./graphql/count-root-fields.ts";
import { checkCall } from "./check-call.ts";
import { createFallback } from "./graphql/fallback.ts";
import { shareWithinTick } from "./single-flight.ts";
import { withToken } from "./session/with-token.ts";
import type { Tokens } from "./http/tokens.ts";

/** What every method that sends takes as its last argument. */
export interface CallOptions {
  /** Ends the call; it then rejects with the signal's own reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one request; default: the connection's. */
  readonly timeout?: number | undefined;
}

/** Options of one call inside the library. */
/** Options of a call, and what only the library says of it. */
export interface QueryOptions extends CallOptions {
  /** What is asked for, so that an error can name it. */
  readonly subject?: Subject | undefined;
}

export interface ClientOptions extends HttpOptions {
  readonly credentials: Credentials;
  /** What an operation's variables are about, so that an error can name it. */
  readonly subjectOf?: (variables: unknown) => Subject | undefined;
  /** Asks reads of one moment together; default: each by itself. */
  readonly batch?: StartBatch | undefined;
}

/** What a connection proves with that it may. */
export type Credentials =
  | { readonly apiToken: TokenProvider; readonly source: string }
  | { readonly accessToken: TokenProvider }
  /** A proxy on the page's own origin holds the token: the page's session there is all it needs. */
  | { readonly session: true };

/** The fetch-based core of one connection. Holds its secrets in closures, where nothing prints them. */
export interface Client {
  readonly host: string;
  readonly logger: Logger;
  /** Reads that one request takes, at most: 1 unless reads go together. */
  readonly batch: number;
  /** Gives an error, without the secrets of this connection: what people give for a name may be one. */
  cleanError(error: unknown): unknown;
  /** Makes sure that there is a token, one that is good for `lasting` more milliseconds where the server makes such. */
  authenticate(options?: CallOptions & { readonly lasting?: number | undefined }): Promise<void>;
  /** Sends a declared operation and checks its result. */
  query<Variables, Schema extends GenericSchema>(
    operation: Operation<Variables, Schema>,
    variables: Variables,
    options?: QueryOptions,
  ): Promise<InferOutput<Schema>>;
  /** Whether the server lacks a part of this operation, so that it is asked without. */
  asksProven(operation: Operation): boolean;
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
  download(
    path: string,
    operation: string,
    file: string,
    options?: QueryOptions,
  ): Promise<Download>;
  /**
   * Sends a file to the REST half, and once more where the token is refused: `send` is asked again
   * then. There is no clock but that of `send`. Resolves to the JSON of the answer.
   */
  upload(path: string, file: string, upload: Upload): Promise<unknown>;
}

/** A request whose body is sent by other means than JSON. */
export interface Upload {
  readonly signal?: AbortSignal | undefined;
  /** What the file is sent to, so that an error can name it; default: the file itself. */
  readonly subject?: Subject | undefined;
  /** Sends the request. `fetch` is the connection's own; undefined: the platform's is to be taken. */
  readonly send: (
    url: string,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
    fetch: Fetch | undefined,
  ) => Promise<Response>;
}

/** An answer that is a file, on its way. */
interface Download {
  readonly headers: Headers;
  readonly body: DownloadBody;
}

export function createClient(options: ClientOptions): Client {
  const { host, logger, redactor, credentials } = options;
  const http = createHttp(options);
  const session =
    "session" in credentials
      ? undefined
      : createSession(
          "accessToken" in credentials
            ? accessTokenFrom(credentials.accessToken, redactor)
            : authenticateWith(credentials.apiToken, credentials.source, http, redactor),
        );
  const tick = shareWithinTick<unknown>();
  const fallback = createFallback(host, logger);
  const giver =
    "source" in credentials
      ? `exchange of the token (from: ${credentials.source})`
      : "function accessToken";
  const refused = `the token that the ${giver} gave. Is the API token behind it still good? New ones: ${host}/account/api-keys.`;

  /** Sends with the session's token, where there is a session. */
  async function send<T>(
    request: Pick<
      HttpRequest<T>,
      "method" | "path" | "operation" | "json" | "maybeApplied" | "file" | "send"
    >,
    callOptions: QueryOptions,
    read: (answer: HttpAnswer, context: AnswerContext) => T,
    about: AnswerContext["subject"] = () => callOptions.subject,
    rootFields?: number,
  ): Promise<T> {
    checkCall(callOptions);
    const { signal, timeout } = callOptions;
    const { operation, maybeApplied } = request;
    const context = {
      host,
      operation,
      maybeApplied,
      redactor,
      subject: about,
      refused,
      rootFields,
    };
    const call = (tokens?: Tokens): Promise<T> =>
      http.send<T>({
        ...request,
        tokens,
        signal,
        timeout,
        read: (answer) => read(answer, context),
      });
    const onRefused = (): void =>
      logger.debug(`The token was refused for ${operation}; renewing it.`);
    try {
      return await (session ? withToken(session, call, { signal, onRefused }) : call());
    } catch (error) {
      throw redactor.cleanError(
        session === undefined && error instanceof AuthenticationError
          ? signedOut(host, error)
          : error,
      );
    }
  }

  const graphql = (
    operation: string,
    query: string,
    variables: unknown,
    repeatable: boolean,
    callOptions: CallOptions,
    about?: AnswerContext["subject"],
    rootFields?: number,
  ): Promise<unknown> => {
    const maybeApplied = repeatable ? undefined : true;
    const json = { query, variables };
    return send(
      { method: "POST", path: "graphql", operation, json, maybeApplied },
      callOptions,
      readGraphQL,
      about,
      rootFields,
    );
  };

  const batch = options.batch?.(send);

  /** Nothing read before a write may be given to whoever asks after it. */
  const write = async (ask: () => Promise<unknown>): Promise<unknown> => {
    try {
      tick.end();
      return await ask();
    } finally {
      tick.end();
    }
  };

  const get = <T>(
    path: string,
    operation: string,
    callOptions: QueryOptions,
    read: (answer: HttpAnswer, context: AnswerContext) => T,
    file?: string,
  ): Promise<T> =>
    send({ method: "GET", path, operation, maybeApplied: undefined, file }, callOptions, read);

  return {
    host,
    logger,
    batch: options.batch?.max ?? 1,
    cleanError: redactor.cleanError,
    authenticate: async ({ signal, lasting } = {}) => {
      await session?.token(signal, lasting);
    },
    query: async (operation, variables, callOptions = {}) => {
      const { name, text, repeatable } = operation;
      checkCall(callOptions);
      const { signal, timeout, subject } = callOptions;
      const about = (): Subject | undefined => subject ?? options.subjectOf?.(variables);
      const ask = (ended: AbortSignal | undefined): Promise<unknown> =>
        fallback.send(operation, (document) =>
          batch !== undefined && repeatable
            ? batch({ name, document, variables, signal: ended, timeout, about })
            : graphql(name, document, variables, repeatable, { signal: ended, timeout }, about),
        );
      const data = await (repeatable
        ? tick.share(`${timeout} ${text()} ${textOfJson(variables, name)}`, ask, signal)
        : write(() => ask(signal)));
      const maybeApplied = repeatable ? undefined : true;
      return parseResult(data, operation, { host, operation: name, maybeApplied });
    },
    asksProven: (operation) => fallback.asksProven(operation),
    raw: (document, variables, repeatable, callOptions = {}) => {
      const ask = (): Promise<unknown> =>
        graphql(
          "graphql",
          document,
          variables,
          repeatable,
          callOptions,
          undefined,
          repeatable ? undefined : countRootFields(document),
        );
      return repeatable ? ask() : write(ask);
    },
    get: (path, operation, callOptions = {}) =>
      get(path, operation, callOptions, (answer, context) =>
        redactor.redactData(readJson(answer, context)),
      ),
    download: (path, operation, file, callOptions = {}) =>
      get(
        path,
        operation,
        callOptions,
        (answer, context) => {
          const { headers, body } = answer;
          if (body === undefined) {
            throw (
              errorOfStatus(answer, context) ??
              (isPage(answer)
                ? pageError(answer, context)
                : protocolError(
                    context,
                    `no whole file (${answer.status}). Is there a cache in between?`,
                    { status: answer.status },
                  ))
            );
          }
          return { headers, body };
        },
        file,
      ),
    upload: (path, file, upload) => {
      const { signal, subject = { resource: "file", reference: file } } = upload;
      return write(() =>
        send(
          {
            method: "POST",
            path,
            operation: "upload",
            maybeApplied: true,
            send: (url, headers, ended) => upload.send(url, headers, ended, options.fetch),
          },
          { signal, timeout: longestTimeout, subject },
          (answer, context) => redactor.redactData(readJson(answer, context)),
        ),
      );
    },
  };
}

/** Without a token, a 401 is about the page's own session with the proxy. */
function signedOut(
  host: string,
  { operation, status, key }: AuthenticationError,
): AuthenticationError {
  return new AuthenticationError(
    `You are not signed in at ${host}, or your session there is over. Sign in again and reload the page.`,
    { operation, status, key },
  );
}

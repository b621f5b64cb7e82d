import type { RequestHandler } from "msw";
import * as v from "valibot";
import {
  errorEnvelope,
  faultyAnswer,
  jsonAnswer,
  pageAnswer,
  pause,
  textAnswer,
} from "./http/responses.ts";
import { createAuthority } from "./http/tokens.ts";
import { type Cors, corsHeaders, preflight } from "./http/cors.ts";
import type { BackendData, UserData } from "./store/data.ts";
import { demo } from "./demo/demo.ts";
import { fileRoute } from "./files/routes.ts";
import { createExecutor, refusalOf } from "./graphql/executor.ts";
import { createFaults, type Fault, type Match } from "./http/faults.ts";
import { protocolPath } from "./http/protocol-path.ts";
import { readBody, type RequestBody } from "./http/read-body.ts";
import { record, type RecordedRequest } from "./http/recorded-request.ts";
import { handlersFor } from "./http/msw-handlers.ts";
import { dataOfSeed, type Seed, type UserSeed } from "./seed/seed.ts";
import { type OrganizationOptions, usualOrganization } from "./store/organization.ts";
import { createWriter } from "./store/writer.ts";
import { createStore } from "./store/store.ts";

/** What the backend says of its fit with a client. */
export interface CompatibilityAnswer {
  readonly status?: string | null;
  readonly message?: string | null;
}

/** The versions that a client names; missing where it leaves the headers out. */
export interface ClientVersions {
  /** `Vectice-SDK-Version`, like `25.4.2.0`. */
  readonly sdkVersion: string | undefined;
  /** `Vectice-Version`, like `25.4`. */
  readonly version: string | undefined;
}

/** Options of `createBackend`, all optional. */
export interface BackendOptions {
  /** What it holds at first: plain data, or `"demo"`, a small believable organization; default `"demo"`. */
  readonly seed?: Seed | "demo";
  /** Users in place of the seed's. */
  readonly users?: readonly UserSeed[];
  /** Which pages may call; default any. */
  readonly cors?: Cors;
  /** Milliseconds before each answer, or a function that gives them; default 0. */
  readonly latency?: number | ((request: RecordedRequest) => number);
  /** Seconds that a JWT lives; default 3600. */
  readonly tokenLifetime?: number;
  /** The answer of the compatibility check; default an empty one, which means compatible. */
  readonly compatibility?:
    | CompatibilityAnswer
    | ((client: ClientVersions) => CompatibilityAnswer | undefined);
  /** The largest page given; default 100. */
  readonly pageLimit?: number;
  /** The server's clock, in milliseconds since the epoch; default `Date.now`. */
  readonly now?: () => number;
  /** Whether GraphQL errors come with HTTP 200 (`"ok"`, the default) or with their own status. */
  readonly errorStatus?: "ok" | "http";
  /** Limits of the organization. */
  readonly organization?: OrganizationOptions;
  /** Which features are on, by their codes; what is not named is on. */
  readonly features?: Readonly<Record<string, boolean>>;
  /** Serve only under this path, like `/vectice`, and the web app's page elsewhere; default: under any. */
  readonly prefix?: string;
}

/** The reference backend. */
export interface Backend {
  /** The whole protocol as one function, in any runtime; it takes what every `fetch` takes. */
  readonly fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>;
  /** msw request handlers that serve the protocol at this host. */
  handlers(host: string): RequestHandler[];
  /** What was asked, in order. Set its length to 0 to forget it. */
  readonly requests: RecordedRequest[];
  /**
   * Lets the next matching requests fail.
   *
   * @param match - an operation's name, the end of a path such as `/metadata/authenticate`, or a function
   * @param fault - what becomes of them
   * @param times - how many of them; default 1
   */
  fail(match: Match, fault: Fault, times?: number): void;
  /** From now on, every JWT given out so far is refused. */
  expireTokens(): void;
  /** What it holds, to look at and to change. */
  readonly data: BackendData;
}

const AuthenticateSchema = v.object({ apiKey: v.string() });

/**
 * Makes a Vectice server in memory, to test or to develop against.
 *
 * @example
 * const backend = createBackend({ seed: "demo" });
 * const connection = await connect({ apiToken: backend.data.users[0].apiToken, fetch: backend.fetch });
 */
export function createBackend(options: BackendOptions = {}): Backend {
  const {
    cors = true,
    latency = 0,
    tokenLifetime = 3600,
    pageLimit = 100,
    now = Date.now,
  } = options;
  const seed = options.seed === undefined || options.seed === "demo" ? demo : options.seed;
  const data = dataOfSeed(seed, options.users);
  Object.assign(data.features, options.features);
  const store = createStore(data);
  const write = createWriter(store);
  const organization = { ...usualOrganization, ...options.organization };
  const authority = createAuthority(tokenLifetime, now);
  const execute = createExecutor(options.errorStatus ?? "ok");
  const faults = createFaults();
  const requests: RecordedRequest[] = [];

  async function userOf(request: Request): Promise<UserData | undefined> {
    const [scheme, jwt] = (request.headers.get("authorization") ?? "").split(" ");
    const email =
      scheme === "Bearer" && jwt !== undefined ? await authority.recognise(jwt) : undefined;
    return data.users.find((user) => user.email === email);
  }

  async function authenticate(body: unknown): Promise<Response> {
    const given = v.safeParse(AuthenticateSchema, body);
    const user = given.success
      ? data.users.find(({ apiToken }) => apiToken === given.output.apiKey)
      : undefined;
    return user === undefined
      ? textAnswer("The API key is not valid", 401)
      : jsonAnswer({ token: await authority.issue(user) });
  }

  async function route(request: Request, path: string, body: RequestBody): Promise<Response> {
    if (!/^\/(?:graphql$|metadata\/|api\/)/.test(path)) {
      return pageAnswer();
    }
    if (request.method === "POST" && path === "/metadata/authenticate") {
      return authenticate(body.json);
    }
    const user = await userOf(request);
    if (user === undefined) {
      return path === "/graphql"
        ? errorEnvelope(
            [refusalOf({ message: "The token is not valid", status: 401 })],
            null,
            options.errorStatus === "http" ? 401 : 200,
          )
        : textAnswer("The token is not valid", 401);
    }
    const context = { user, store, write, organization, pageLimit, now };
    if (request.method === "POST" && path === "/graphql") {
      return execute(body.json, context);
    }
    if (request.method === "GET" && path === "/metadata/compatibility") {
      const said = compatibilityFor(request.headers, options.compatibility);
      return said === undefined ? new Response("") : jsonAnswer(said);
    }
    return fileRoute(request, path, body, context) ?? textAnswer(`There is no ${path} here`, 404);
  }

  async function answer(request: Request): Promise<Response> {
    const body = await readBody(request, organization.uploadBytes);
    const recorded = record(request, body);
    requests.push(recorded);
    const wait = typeof latency === "function" ? latency(recorded) : latency;
    if (wait > 0) {
      await pause(wait, request.signal);
    }
    const fault = faults.take(recorded);
    const real = (): Promise<Response> =>
      route(request, protocolPath(recorded.path, options.prefix), body);
    return fault === undefined ? real() : faultyAnswer(fault, request.signal, real);
  }

  const backend: Backend = {
    fetch: async (input, init) => {
      const request = input instanceof Request && !init ? input : new Request(input, init);
      request.signal.throwIfAborted();
      const early = preflight(request, cors);
      if (early !== undefined) {
        return early;
      }
      const { status, headers, body } = await answer(request);
      const all = new Headers(headers);
      all.set("date", new Date(now()).toUTCString());
      for (const [name, value] of Object.entries(corsHeaders(request, cors) ?? {})) {
        all.set(name, value);
      }
      return new Response(body, { status, headers: all });
    },
    handlers: (host) => handlersFor(host, backend),
    requests,
    fail: (match, fault, times = 1) => faults.add(match, fault, times),
    expireTokens: () => authority.expireTokens(),
    data,
  };
  return backend;
}

function compatibilityFor(
  headers: Headers,
  answer: BackendOptions["compatibility"],
): CompatibilityAnswer | undefined {
  return typeof answer === "function"
    ? answer({
        sdkVersion: headers.get("vectice-sdk-version") ?? undefined,
        version: headers.get("vectice-version") ?? undefined,
      })
    : answer;
}

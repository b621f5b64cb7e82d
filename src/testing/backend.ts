import type { RequestHandler } from "msw";
import type { BackendOptions } from "./backend-options.ts";
import { demo } from "./demo/demo.ts";
import { corsHeaders, preflight } from "./http/cors.ts";
import { createFaults, type Fault, type Match } from "./http/faults.ts";
import { handlersFor } from "./http/msw-handlers.ts";
import { protocolPath } from "./http/protocol-path.ts";
import { readBody } from "./http/read-body.ts";
import { record, type RecordedRequest } from "./http/recorded-request.ts";
import { faultyAnswer, pause, textAnswer } from "./http/responses.ts";
import { createAuthority } from "./http/tokens.ts";
import { createRoute } from "./route.ts";
import { dataOfSeed } from "./seed/seed.ts";
import type { BackendData } from "./store/data.ts";
import { usualOrganization } from "./store/organization.ts";
import { removeThing } from "./store/removal.ts";
import { type BackendState, dataOfState, stateOf } from "./store/state.ts";
import { createStore } from "./store/store.ts";
import { createTeller } from "./store/tell-changes.ts";
import { createWriter } from "./store/writer.ts";

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
   * @returns a function that takes it back, where it is still to come
   */
  fail(match: Match, fault: Fault, times?: number): () => void;
  /** Forgets the faults that are still to come, and the requests so far. */
  reset(): void;
  /** From now on, every JWT given out so far is refused. */
  expireTokens(): void;
  /** What it holds, to look at and to change. */
  readonly data: BackendData;
  /**
   * Removes a thing as its owner would, with all that belongs to it. The protocol has no call for that;
   * `onChange` is told as of a write.
   *
   * @param id - like `MDL-1`; a workspace's, or that of anything in it
   */
  remove(id: string): Promise<void>;
  /** All that it holds, files too, as plain JSON: for `createBackend({ data })`. */
  export(): BackendState;
}

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
    keepRequests = Infinity,
    strict = false,
  } = options;
  const data = dataOf(options);
  const store = createStore(data);
  const write = createWriter(store);
  const tellChanges = createTeller(write, options.onChange);
  const organization = { ...usualOrganization, ...options.organization };
  const authority = createAuthority(tokenLifetime, now);
  const context = { store, write, organization, strict, pageLimit, now };
  const route = createRoute(context, authority, options);
  const faults = createFaults();
  const requests: RecordedRequest[] = [];

  async function answer(request: Request, given: BodyInit | null | undefined): Promise<Response> {
    const body = await readBody(request, organization.uploadBytes, given);
    const recorded = record(request, body);
    requests.push(recorded);
    requests.splice(0, requests.length - keepRequests);
    const wait = typeof latency === "function" ? latency(recorded) : latency;
    if (wait > 0) {
      await pause(wait, request.signal);
    }
    const fault = faults.take(recorded);
    const real = async (): Promise<Response> => {
      const given = await route(request, protocolPath(recorded.path, options.prefix), body);
      try {
        await tellChanges();
        return given;
      } catch (error) {
        return textAnswer(`The change was not kept: ${String(error)}`, 500);
      }
    };
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
      const { status, headers, body } = await answer(request, init?.body);
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
    reset: () => {
      faults.clear();
      requests.length = 0;
    },
    expireTokens: () => authority.expireTokens(),
    data,
    remove: async (id) => {
      if (!removeThing(id, store, write)) {
        throw new RangeError(`There is no ${id} to remove.`);
      }
      await tellChanges();
    },
    export: () => stateOf(data),
  };
  return backend;
}

/** What it holds at first. */
function dataOf({
  seed = "demo",
  data: state,
  changes = [],
  users,
  features,
}: BackendOptions): BackendData {
  const data =
    state === undefined
      ? dataOfSeed(seed === "demo" ? demo : seed, users)
      : dataOfState(state, changes);
  Object.assign(data.features, features);
  return data;
}

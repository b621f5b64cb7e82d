import { afterEach, describe, expect, it, vi } from "vitest";
import { Connection, isVecticeError } from "../../../src/browser.ts";
import { createProxy, type ProxyOptions } from "../../../src/server/index.ts";
import { createBackend } from "../../../src/testing/index.ts";
import { fetchOf } from "../../fetch-of.ts";
import { proxyBeforeBackend, upstreamOf } from "./proxy-before-backend.ts";

const origin = "https://dashboards.example.com";
const host = "https://vectice.example.com";
const mutation = 'mutation { updateIteration(id: "ITR-1", data: { name: "x" }) { vecticeId } }';

afterEach(() => vi.unstubAllGlobals());

/** A page, and how often Vectice was asked to write. `upstream` answers in Vectice's place. */
async function pageBefore(
  upstream: ((request: Request) => Response | Promise<Response> | undefined) | undefined,
  change: Partial<ProxyOptions> = {},
  time = 10_000,
): Promise<{ readonly connection: Connection; readonly writes: () => number; begin: () => void }> {
  const backend = createBackend();
  let isOn = false;
  let writes = 0;
  let options: Partial<ProxyOptions> = {};
  const fetch = fetchOf(async (request) => {
    const isWrite =
      request.url.endsWith("/graphql") && (await request.clone().text()).includes("mutation");
    writes += isWrite ? 1 : 0;
    const isAsked = isOn && (isWrite || request.url.endsWith("/metadata/authenticate"));
    return (isAsked ? await upstream?.(request) : undefined) ?? backend.fetch(request);
  });
  const token = backend.data.users[0]?.apiToken ?? "";
  const proxy = createProxy({
    apiToken: () => (typeof options.apiToken === "function" ? options.apiToken() : token),
    host,
    base: "/vectice",
    origin,
    allow: "write",
    limits: { time },
    fetch,
    authorize: (request) => options.authorize?.(request) ?? true,
  });
  vi.stubGlobal("location", { origin });
  vi.stubGlobal("localStorage", { getItem: () => null });
  const connection = await Connection.open({
    host: "/vectice",
    logLevel: "silent",
    retry: 0,
    fetch: (url, init) => {
      const headers = new Headers(init.headers);
      headers.set("origin", origin);
      return proxy(new Request(url, { ...init, headers }));
    },
  });
  writes = 0;
  return {
    connection,
    writes: () => writes,
    begin: () => {
      isOn = true;
      options = change;
      backend.expireTokens();
    },
  };
}

async function failureOf(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    return error;
  }
}

/** Milliseconds that the proxy gives Vectice: few where it waits in vain. */
const timeFor = (name: string): number => (/never|too long/u.test(name) ? 800 : 10_000);
const never = (): Promise<never> => new Promise(() => undefined);
const isExchange = ({ url }: Request): boolean => url.endsWith("/metadata/authenticate");
const envelope = (status: number, ...errors: readonly object[]): Response =>
  Response.json({ data: null, errors }, { status });
const error = (status: number, path?: unknown): object => ({
  message: "no",
  extensions: { exception: { status } },
  ...(path === undefined ? {} : { path }),
});

describe("a write through the proxy that was certainly not carried out", () => {
  it.each<[string, Parameters<typeof pageBefore>[0], Partial<ProxyOptions>?]>([
    ["the token is refused twice", () => new Response("no", { status: 401 })],
    ["the token is refused by the document, twice", () => envelope(200, error(401))],
    [
      "the exchange refuses the API token",
      (asked) => (isExchange(asked) ? new Response("no", { status: 401 }) : undefined),
    ],
    [
      "the exchange fails",
      (asked) => (isExchange(asked) ? new Response("no", { status: 500 }) : undefined),
    ],
    ["the exchange gives rubbish", (asked) => (isExchange(asked) ? Response.json([]) : undefined)],
    [
      "the exchange cannot be reached",
      (asked) => (isExchange(asked) ? Promise.reject(new TypeError("reset")) : undefined),
    ],
    ["the exchange never answers", (asked) => (isExchange(asked) ? never() : undefined)],
    ["apiToken throws", undefined, { apiToken: () => Promise.reject(new Error("vault")) }],
    ["authorize throws", undefined, { authorize: () => Promise.reject(new Error("database")) }],
    ["authorize never answers", undefined, { authorize: never }],
    [
      "Vectice knows no such method",
      (asked) => (isExchange(asked) ? undefined : new Response("no", { status: 501 })),
    ],
    [
      "a gateway wants to be signed in to",
      (asked) => (isExchange(asked) ? undefined : new Response("no", { status: 407 })),
    ],
    [
      "the document is refused as not implemented",
      (asked) => (isExchange(asked) ? undefined : envelope(501, error(501))),
    ],
  ])("is told as such when %s", async (_, upstream, options) => {
    const { connection, begin, writes } = await pageBefore(upstream, options, timeFor(_));
    begin();
    const failure = await failureOf(() => connection.graphql(mutation));
    expect(isVecticeError(failure) && failure.maybeApplied).toBe(undefined);
    expect(String(failure)).not.toMatch(/sign in|may have been/iu);
    expect(writes()).toBeLessThan(3);
  });

  it.each<[string, Partial<ProxyOptions>]>([
    ["the exchange refuses the API token", { apiToken: "unknown-token" }],
    ["authorize throws", { authorize: () => Promise.reject(new Error("database")) }],
    ["apiToken throws", { apiToken: () => Promise.reject(new Error("vault")) }],
  ])("is told as such when an upload never began, because %s", async (_, options) => {
    const backend = createBackend();
    const proxy = createProxy({
      apiToken: "x",
      host,
      origin,
      allow: "write",
      fetch: backend.fetch,
      authorize: () => true,
      ...options,
    });
    const answer = await proxy(
      new Request(`${origin}/api/entityfiles/iteration/ITR-1`, {
        method: "POST",
        headers: {
          "content-type": "multipart/form-data; boundary=b",
          "vectice-version": "25.4",
          origin,
        },
        body: '--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\nx\r\n--b--\r\n',
      }),
    );
    // By its status, the client knows that nothing was done.
    expect([424, 425]).toContain(answer.status);
    expect(backend.requests.filter(({ path }) => path.includes("entityfiles"))).toEqual([]);
  });
});

describe("a write through the proxy that may have been carried out", () => {
  it.each<[string, Exclude<Parameters<typeof pageBefore>[0], undefined>]>([
    ["no answer comes", () => Promise.reject(new TypeError("reset"))],
    ["the answer takes too long", never],
    ["Vectice fails", () => new Response("no", { status: 500 })],
    ["the server gave up", () => new Response("no", { status: 408 })],
    ["somebody on the way broke it off", () => new Response("no", { status: 499 })],
    ["a gateway fails in a way of its own", () => new Response("no", { status: 530 })],
    ["two errors have no place", () => envelope(200, error(404), error(404))],
    ["a field is busy", () => envelope(200, error(429))],
    ["a deep field refuses", () => envelope(200, error(404, ["updateIteration", "owner"]))],
    [
      "a field with an odd name refuses",
      () => envelope(200, error(404, ["updateIteration", "a-b"])),
    ],
    ["a place is no list", () => envelope(200, error(404, "updateIteration"))],
    ["a status is none", () => envelope(404, error(700))],
    [
      "something came",
      () =>
        Response.json({ data: { updateIteration: { vecticeId: "ITR-1" } }, errors: [error(404)] }),
    ],
    [
      "the answer is no JSON",
      () => new Response("<html>", { headers: { "content-type": "text/html" } }),
    ],
  ])("is told as such when %s", async (_, upstream) => {
    const asked = (request: Request): ReturnType<typeof upstream> =>
      isExchange(request) ? undefined : upstream(request);
    const { connection, begin, writes } = await pageBefore(asked, {}, timeFor(_));
    begin();
    const failure = await failureOf(() => connection.graphql(mutation));
    expect(failure).toMatchObject({ maybeApplied: true });
    expect(writes()).toBeGreaterThan(0);
    expect(writes()).toBeLessThan(3);
  });
});

describe("a write through the proxy", () => {
  it.each([
    [408, () => new Response("no", { status: 408 })],
    [408, () => envelope(200, error(408))],
    [408, () => envelope(200, error(408, ["updateIteration"]))],
    [421, () => new Response("no", { status: 421 })],
  ])("is never answered with %i, at which browsers send it again by themselves", async (_, say) => {
    const { ask } = proxyBeforeBackend({ allow: "write", fetch: upstreamOf(say).fetch });
    expect([200, 424, 502]).toContain((await ask(mutation)).status);
  });
});

import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { Connection } from "../../../../src/index.ts";
import { createBackend } from "../../../../src/testing/index.ts";
import { fetchOf } from "../../../fetch-of.ts";

const host = "https://vectice.example.com";

describe("calls on a revoked token", () => {
  it("take the token when their turn comes: 1,000 at once are 1,012 requests at most", async () => {
    const backend = createBackend();
    const connection = await Connection.open({
      apiToken: backend.data.users[0]?.apiToken,
      host,
      // The timer lets all in line see what the first ones met.
      fetch: async (url, init) => {
        await new Promise((resolve) => setTimeout(resolve));
        return backend.fetch(url, init);
      },
      logLevel: "silent",
    });
    backend.expireTokens();
    backend.requests.length = 0;
    // Calls that differ: those for the same thing would share one answer.
    const calls = Array.from({ length: 1000 }, (_, place) =>
      connection.workspace(1, { timeout: 100_000 + place }),
    );
    await Promise.all(calls);
    const logins = backend.requests.filter(({ path }) => path.endsWith("/authenticate"));
    expect(logins).toHaveLength(1);
    expect(backend.requests.length).toBeLessThanOrEqual(1012);
  });

  it("do not lock the login out of the line", async () => {
    const backend = createBackend();
    const connection = await Connection.open({
      apiToken: backend.data.users[0]?.apiToken,
      host,
      fetch: backend.fetch,
      concurrency: 1,
      logLevel: "silent",
    });
    backend.expireTokens();
    const ids = [1, 2, 3].map((timeout) => connection.workspace(1, { timeout: 5000 + timeout }));
    expect((await Promise.all(ids)).map(({ id }) => id)).toEqual(["WSP-1", "WSP-1", "WSP-1"]);
  });

  it("all fail with the one refusal when the login is refused as well", async () => {
    const backend = createBackend();
    const connection = await Connection.open({
      apiToken: backend.data.users[0]?.apiToken,
      host,
      fetch: backend.fetch,
      logLevel: "silent",
    });
    backend.expireTokens();
    backend.requests.length = 0;
    backend.fail("/metadata/authenticate", { status: 401, body: "revoked", delay: 20 }, 9);
    const calls = Array.from({ length: 100 }, (_, place) =>
      connection.workspace(1, { timeout: 5000 + place }).catch((error: unknown) => error),
    );
    const errors = new Set(await Promise.all(calls));
    expect([...errors]).toMatchObject([{ name: "AuthenticationError", operation: "authenticate" }]);
    expect(backend.requests.length).toBeLessThanOrEqual(9);
  });
});

describe("a fetch of the caller's own", () => {
  it("is called as fetch(url, init), with nothing but plain values and the signal", async () => {
    const backend = createBackend();
    const seen: (readonly [unknown, RequestInit])[] = [];
    await Connection.open({
      apiToken: backend.data.users[0]?.apiToken,
      host,
      fetch: async (url, init) => {
        seen.push([url, init]);
        return backend.fetch(url, init);
      },
      logLevel: "silent",
    });
    expect(seen).toHaveLength(3);
    for (const [url, { method, body, headers, signal, ...rest }] of seen) {
      expect(typeof url).toBe("string");
      expect(Object.getPrototypeOf(headers)).toBe(Object.prototype);
      expect(typeof body).toBe(method === "GET" ? "undefined" : "string");
      expect(signal).toBeInstanceOf(AbortSignal);
      // The exchange of the token is kept by no cache, not even by that of a framework.
      const isExchange = String(url).endsWith("/metadata/authenticate");
      expect(rest).toEqual({
        redirect: "manual",
        ...(isExchange ? { cache: "no-store" } : {}),
      });
    }
  });

  it.each([new TypeError("socket hang up"), new Error("ECONNRESET"), "no error at all"])(
    "is asked again whatever it rejects with: %s",
    async (failure) => {
      const backend = createBackend();
      let calls = 0;
      const fetch = fetchOf((request) => {
        calls += 1;
        return calls === 1 ? Promise.reject(failure) : backend.fetch(request);
      });
      const apiToken = backend.data.users[0]?.apiToken;
      const { user } = await Connection.open({ apiToken, host, fetch, logLevel: "silent" });
      expect(user.name).toBe("Ada Moreau");
    },
  );
});

describe("a wait between attempts", () => {
  it("ends with an abort, and leaves no timer that keeps the process running", async () => {
    const backend = createBackend();
    const connection = await Connection.open({
      apiToken: backend.data.users[0]?.apiToken,
      host,
      fetch: backend.fetch,
      logLevel: "silent",
    });
    backend.fail("getWorkspaceById", { status: 503, headers: { "retry-after": "30" } });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const controller = new AbortController();
    const call = connection.workspace(1, { signal: controller.signal });
    const ended = call.catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(1000);
    expect(vi.getTimerCount()).toBe(1);
    controller.abort("enough");
    expect(await ended).toBe("enough");
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("a runtime whose requests take no cache field, as in older workerd", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("is asked for a token all the same", async () => {
    const backend = createBackend();
    const refuse = (init: RequestInit | undefined): void => {
      if (init?.cache !== undefined) {
        throw new Error("The 'cache' field on 'RequestInitializerDict' is not implemented.");
      }
    };
    vi.stubGlobal(
      "Request",
      class extends Request {
        constructor(input: string | URL | Request, init?: RequestInit) {
          refuse(init);
          super(input, init);
        }
      },
    );
    const connection = await Connection.open({
      apiToken: backend.data.users[0]?.apiToken,
      host,
      fetch: async (url, init) => {
        refuse(init);
        return backend.fetch(url, init);
      },
      logLevel: "silent",
    });
    expect((await connection.workspace(1)).id).toBe("WSP-1");
  });
});

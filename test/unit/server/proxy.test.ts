import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { createProxy, issueAccessToken, type ProxyOptions } from "../../../src/server/index.ts";
import { createBackend } from "../../../src/testing/index.ts";
import { host, origin, proxyBeforeBackend, upstreamOf } from "./proxy-before-backend.ts";

const whoAmI = "{ whoAmI { user { name } } }";
const creates = 'mutation { createPhase(createModel: {name: "x"}, parentId: "PRJ-1") { name } }';

describe("the proxy", () => {
  it("forwards what was parsed, with the variables that are declared", async () => {
    const { fetch, requests } = upstreamOf(() => Response.json({ data: { a: 1 } }));
    const { post } = proxyBeforeBackend({ fetch });
    const query =
      "# token\nquery q($id:VecticeId!){getProjectById(projectId:$id){name,__typename}}";
    const variables = { id: "PRJ-1", more: 1 };
    const answer = await post({ query, variables, operationName: "q", extensions: {} });
    expect([answer.status, await answer.json()]).toEqual([200, { data: { a: 1 } }]);
    const sent: unknown = await requests[0]?.json();
    expect(sent).toEqual({
      query:
        "query q($id: VecticeId!) {\n  getProjectById(projectId: $id) {\n    name\n    __typename\n  }\n}",
      variables: { id: "PRJ-1" },
      operationName: "q",
    });
  });

  it("gets one token for many callers, and one more when it is refused", async () => {
    const { ask, backend } = proxyBeforeBackend();
    const count = () =>
      backend.requests.filter(({ path }) => path.endsWith("/authenticate")).length;
    const all = async () =>
      (await Promise.all(Array.from({ length: 20 }, () => ask(whoAmI)))).map(
        ({ status }) => status,
      );
    expect(await all()).toEqual(Array.from({ length: 20 }, () => 200));
    expect(count()).toBe(1);
    backend.expireTokens();
    expect(await all()).toEqual(Array.from({ length: 20 }, () => 200));
    expect(count()).toBe(2);
  });

  it("says that its own token is refused, not the page's session", async () => {
    const { ask } = proxyBeforeBackend({
      apiToken: () => "a token that nobody knows".replaceAll(" ", "-"),
    });
    const answer = await ask(whoAmI);
    expect(answer.status).toBe(502);
    expect(await answer.text()).toContain("proxy_token_refused");
  });

  it("riddles no answer when a function gave a blank token once", async () => {
    const given = ["", "abc"];
    const { fetch } = upstreamOf(() => Response.json({ data: { whoAmI: "abcabc" } }));
    const { ask } = proxyBeforeBackend({ fetch, apiToken: () => given.shift() ?? "abc" });
    expect((await ask(whoAmI)).status).toBe(502);
    expect(await (await ask(whoAmI)).json()).toEqual({ data: { whoAmI: "abcabc" } });
  });

  it("says when to come back where Vectice gives no session for now", async () => {
    const { ask } = proxyBeforeBackend({
      fetch: async () => new Response("slow", { status: 429, headers: { "retry-after": "120" } }),
    });
    const answer = await ask(whoAmI);
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "120"]);
  });

  it("says in seconds how long to wait, because a page reads dates by another clock than Vectice's", async () => {
    const time = Date.now() + 7_200_000;
    const headers = {
      date: new Date(time).toUTCString(),
      "retry-after": new Date(time + 5_000).toUTCString(),
    };
    const { fetch } = upstreamOf(() => new Response("slow", { status: 429, headers }));
    const answer = await proxyBeforeBackend({ fetch }).ask(whoAmI);
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "5"]);
  });

  it.each(["toString", "constructor", "prototype", "__proto__"])(
    "takes a variable that is named %s",
    async (name) => {
      const { fetch, requests } = upstreamOf(() => Response.json({ data: {} }));
      await proxyBeforeBackend({ fetch }).post(
        `{ "query": "query ($${name}: VecticeId!) { getProjectById(projectId: $${name}) { name } }",
          "variables": { "${name}": "PRJ-1" } }`,
      );
      expect(await requests[0]?.text()).toContain(`"variables":{"${name}":"PRJ-1"}`);
    },
  );

  it("says what is to be done where something before it has read the body", async () => {
    const { proxy, post } = proxyBeforeBackend();
    const request = new Request(`${origin}/vectice/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", "vectice-version": "25.4", origin },
      body: JSON.stringify({ query: whoAmI }),
    });
    await request.text();
    for (const answer of [await proxy(request), await post("")]) {
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain("before body parsers");
    }
  });

  it("allows writes only where it is told to", async () => {
    const asked: unknown[] = [];
    const some: ProxyOptions["allow"] = (operation) => {
      asked.push(operation);
      return operation.name === "whoAmI";
    };
    for (const [allow, read, write] of [
      ["read", 200, 403],
      ["write", 200, 200],
      [some, 200, 403],
    ] as const) {
      const { fetch } = upstreamOf(() => Response.json({ data: {} }));
      const { ask } = proxyBeforeBackend({ fetch, allow });
      expect([allow, (await ask(whoAmI)).status]).toEqual([allow, read]);
      expect([allow, (await ask(creates)).status]).toEqual([allow, write]);
      const retrieves = '{ retrieveIteration(phaseId: "PHA-1") { useExistingIteration } }';
      expect([allow, (await ask(retrieves)).status]).toEqual([allow, write]);
    }
    expect(asked).toEqual([
      { kind: "query", name: "whoAmI", writes: false },
      { kind: "mutation", name: "createPhase", writes: true },
      { kind: "query", name: "retrieveIteration", writes: true },
    ]);
  });

  it("takes a promise of a policy for a no, also one that fails", async () => {
    const { fetch } = upstreamOf(() => Response.json({ data: {} }));
    const ended = vi.fn<() => void>();
    process.on("unhandledRejection", ended);
    for (const allow of [async () => true, async () => Promise.reject(new Error("no database"))]) {
      // @ts-expect-error Callers without types give such functions.
      const { ask } = proxyBeforeBackend({ fetch, allow });
      expect((await ask(whoAmI)).status).toBe(403);
    }
    await pause(20);
    process.off("unhandledRejection", ended);
    expect(ended).not.toHaveBeenCalled();
  });

  it("answers also where authorize throws what cannot be looked at", async () => {
    const closed = (): never => {
      throw new Error("closed");
    };
    for (const error of [
      Object.defineProperty(new Error("x"), "message", { get: closed }),
      Object.defineProperty(new Error("x"), "name", { value: Object.create(null) }),
      new Proxy(new Error("x"), { getPrototypeOf: closed }),
    ]) {
      const { ask } = proxyBeforeBackend({
        authorize: () => {
          throw error;
        },
      });
      expect((await ask(whoAmI)).status).toBe(502);
    }
  });

  it("tells a policy that goes by writes of the queries that may create", async () => {
    const { fetch, requests } = upstreamOf(() => Response.json({ data: {} }));
    const { ask, get } = proxyBeforeBackend({ fetch, allow: ({ writes }) => !writes });
    for (const name of ["retrieveIteration", "getActiveIterationOrCreateOne"]) {
      const answer = await ask(`{ ${name}(phaseId: "PHA-1") { __typename } }`);
      expect([name, answer.status]).toEqual([name, 403]);
    }
    expect(requests).toEqual([]);
    await get("/vectice/api/attachments/modelversion/MDV-1/a.csv");
    expect(requests).toHaveLength(1);
  });

  it("asks for no page that is larger than the largest", async () => {
    const { fetch, requests } = upstreamOf(() => Response.json({ data: {} }));
    const { ask } = proxyBeforeBackend({ fetch });
    const list = "getUserWorkspaceList(page: $p) { total }";
    const huge = 2_000_000_000;
    for (const [query, variables] of [
      [`query q($p: PageInput!) { ${list} }`, { p: { index: 1, size: huge } }],
      [`query q($p: PageInput = {size: ${huge}}) { ${list} }`, {}],
      [`query q($n: Int = ${huge}) { ${list.replace("$p", "{size: $n}")} }`, {}],
      [`query q($n: Int) { ${list.replace("$p", "{size: $n}")} }`, { n: huge }],
      [`{ ${list.replace("$p", `{size: ${huge}}`)} }`, {}],
    ] as const) {
      await ask(query, variables);
      const sent = (await requests.at(-1)?.text()) ?? "";
      expect([query, sent.includes(String(huge))]).toEqual([query, false]);
      expect(sent).toContain("100");
    }
  });

  it("asks for no page of less than one, which servers may read as all of them", async () => {
    const { fetch, requests } = upstreamOf(() => Response.json({ data: {} }));
    const { ask } = proxyBeforeBackend({ fetch });
    const list = "getUserWorkspaceList(page: $p) { total }";
    for (const [query, variables] of [
      [`query q($p: PageInput!) { ${list} }`, { p: { index: 1, size: -7 } }],
      [`query q($p: PageInput = {size: -7}) { ${list} }`, {}],
      [`query q($n: Int) { ${list.replace("$p", "{size: $n}")} }`, { n: -7 }],
      [`{ ${list.replace("$p", "{size: -7}")} }`, {}],
    ] as const) {
      expect((await ask(query, variables)).status).toBe(200);
      expect(await requests.at(-1)?.text()).not.toContain("-7");
    }
  });

  it("renews its token once in a while only, however many calls are refused", async () => {
    let exchanges = 0;
    const { fetch, requests } = upstreamOf(() => new Response("", { status: 401 }));
    const { ask } = proxyBeforeBackend({
      fetch: async (url, init) => {
        if (url.endsWith("/metadata/authenticate")) {
          exchanges += 1;
          return Response.json({ token: `eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c${exchanges}` });
        }
        return fetch(url, init);
      },
    });
    for (let call = 0; call < 20; call += 1) {
      expect((await ask(whoAmI)).status).toBe(502);
    }
    await Promise.all(Array.from({ length: 20 }, () => ask(whoAmI)));
    expect(exchanges).toBeLessThanOrEqual(3);
    expect(requests.length).toBeLessThanOrEqual(45);
    // Also where the clock was set back, and an hour would have to pass.
    for (const later of [31_000, -3_600_000]) {
      const before = exchanges;
      vi.useFakeTimers({ toFake: ["Date"] });
      vi.setSystemTime(Date.now() + later);
      await ask(whoAmI);
      vi.useRealTimers();
      expect(exchanges).toBeGreaterThan(before);
    }
  });

  it.each([
    ["refuses it", 10_000, () => new Response("no", { status: 401 })],
    [
      "asks to wait",
      60_000,
      () => new Response("no", { status: 429, headers: { "retry-after": "120" } }),
    ],
  ])("exchanges its API token once in a while only where Vectice %s", async (_, pause, refusal) => {
    let exchanges = 0;
    const { ask } = proxyBeforeBackend({
      fetch: async () => {
        exchanges += 1;
        return refusal();
      },
    });
    const statuses = new Set<number>();
    for (let call = 0; call < 20; call += 1) {
      statuses.add((await ask(whoAmI)).status);
    }
    expect([exchanges, statuses.size]).toEqual([1, 1]);
    vi.useFakeTimers({ toFake: ["Date"] });
    vi.setSystemTime(Date.now() + pause);
    await ask(whoAmI);
    vi.useRealTimers();
    expect(exchanges).toBe(2);
  });

  it("serves pages of a listed origin, and lets them read refusals too", async () => {
    const page = "https://intranet.example.com";
    const { post, proxy } = proxyBeforeBackend({ origin: [origin, page] });
    const preflight = new Request(`${origin}/vectice/graphql`, {
      method: "OPTIONS",
      headers: { origin: page, "access-control-request-method": "POST" },
    });
    const allowed = await proxy(preflight);
    expect([allowed.status, allowed.headers.get("access-control-allow-headers")]).toEqual([
      204,
      "content-type, vectice-sdk-version, vectice-version, x-requested-with",
    ]);
    for (const query of [whoAmI, creates]) {
      const answer = await post({ query }, { origin: page });
      expect(answer.headers.get("access-control-allow-origin")).toBe(page);
    }
    const evil = new Request(preflight, { headers: { origin: "https://evil.example" } });
    expect((await proxy(evil)).status).toBe(403);
    // Its own origin counts no more than others that are not listed.
    const other = proxyBeforeBackend({ origin: page });
    expect((await other.post({ query: whoAmI })).status).toBe(403);
    const sites = { "sec-fetch-site": "same-origin" };
    expect((await other.get("/vectice/metadata/compatibility", sites)).status).toBe(403);
  });

  it("tells of a refused origin first, in full, and once as a warning", async () => {
    const warnings: string[] = [];
    const lines: string[] = [];
    const keep = (line: string): void => void lines.push(line);
    const warn = (line: string): void => void warnings.push(line);
    const { proxy } = proxyBeforeBackend({
      logger: { debug: keep, info: keep, warn, error: keep },
    });
    const ask = (): Promise<Response> =>
      proxy(
        new Request("https://nowhere.example.com/vectice/graphql", {
          method: "POST",
          headers: { origin: "https://new.example.com" },
        }),
      );
    const answer = await ask();
    expect([answer.status, await answer.text()]).toEqual([
      403,
      expect.stringContaining("https://new.example.com"),
    ]);
    await ask();
    expect(warnings).toEqual([expect.stringContaining('origin: ["https://new.example.com"]')]);
    expect(lines).toHaveLength(1);
  });

  it("forwards compatibility, whatever path it is mounted at", async () => {
    const compatibility = { status: "Warning", message: "upgrade soon" };
    const { get } = proxyBeforeBackend({ base: undefined }, { compatibility });
    const answer = await get("/a/b/metadata/compatibility");
    expect(await answer.json()).toEqual({ ...compatibility, web: host });
  });

  it.each(["/vectice", "/api/vectice", "/metadata/x", undefined])(
    "refuses in the form of the route, mounted at %s",
    async (base) => {
      const { post, get, proxy } = proxyBeforeBackend({ base, authorize: () => false });
      const at = base ?? "/api/v1";
      const query = await post({ query: whoAmI }, {}, `${at}/graphql`);
      expect([query.status, await query.json()]).toEqual([
        401,
        expect.objectContaining({ errors: [expect.anything()] }),
      ]);
      for (const path of [
        "metadata/compatibility",
        "api/attachments/modelversion/MDV-1/a.csv",
        "api/attachments/modelversion/MDV-1/graphql",
      ]) {
        const refused = await get(`${at}/${path}`);
        expect([path, refused.status, refused.headers.get("content-type")]).toEqual([
          path,
          401,
          "text/plain; charset=utf-8",
        ]);
      }
      const upload = `${origin}${at}/api/entityfiles/modelversion/MDV-1?extract=true`;
      const headers = { origin, "x-requested-with": "x" };
      const refused = await proxy(new Request(upload, { method: "POST", headers }));
      expect([refused.status, refused.headers.get("content-type")]).toEqual([
        401,
        "text/plain; charset=utf-8",
      ]);
      expect((await get(`${at}/elsewhere`)).status).toBe(404);
    },
  );

  it("finds the protocol at the root as well, with no base or an empty one", async () => {
    for (const base of [undefined, "", "/"]) {
      const { post, get } = proxyBeforeBackend({ base });
      expect((await post({ query: whoAmI }, {}, "/graphql")).status).toBe(200);
      expect((await get("/metadata/compatibility")).status).toBe(200);
      expect((await get("/api/attachments/modelversion/MDV-1/nothing.csv")).status).toBe(404);
      expect((await get("/")).status).toBe(404);
    }
  });

  it("says that it is authorize that takes too long", async () => {
    const { ask } = proxyBeforeBackend({
      authorize: () => new Promise(() => undefined),
      limits: { time: 50 },
    });
    const answer = await ask(whoAmI);
    expect([answer.status, await answer.text()]).toEqual([
      503,
      expect.stringContaining("slow_authorize"),
    ]);
  });

  it("answers also when its logger fails", async () => {
    const fail = (): never => {
      throw new Error("the disk is full");
    };
    const logger = { debug: fail, info: fail, warn: fail, error: fail };
    expect((await proxyBeforeBackend({ logger }).ask("{ nothing }")).status).toBe(403);
    const { fetch } = upstreamOf(() => Response.json({}));
    const broken = proxyBeforeBackend({ logger, fetch, authorize: fail });
    expect((await broken.ask(whoAmI)).status).toBe(502);
  });

  it("lets no logger that fails later end the process", async () => {
    const ended = vi.fn<() => void>();
    process.on("unhandledRejection", ended);
    const fail = async (): Promise<void> => Promise.reject(new Error("the disk is full"));
    const logger = { debug: fail, info: fail, warn: fail, error: fail };
    expect((await proxyBeforeBackend({ logger }).ask("{ nothing }")).status).toBe(403);
    await pause(20);
    process.off("unhandledRejection", ended);
    expect(ended).not.toHaveBeenCalled();
  });

  it("gives authorize the cookies, and keeps the body", async () => {
    let cookie: string | null = null;
    const authorize = (request: Request): boolean => {
      cookie = request.headers.get("cookie");
      return request.body === null;
    };
    const { post } = proxyBeforeBackend({ authorize });
    expect((await post({ query: whoAmI }, { cookie: "s=1" })).status).toBe(200);
    expect(cookie).toBe("s=1");
  });

  it("ends what runs at Vectice when the caller goes away, or takes too long", async () => {
    const ended: unknown[] = [];
    const { fetch } = upstreamOf(
      (request) =>
        new Promise((_, reject) => {
          request.signal.addEventListener("abort", () => {
            ended.push("upstream");
            reject(request.signal.reason);
          });
        }),
    );
    const { ask, proxy } = proxyBeforeBackend({ fetch, limits: { time: 200 } });
    expect((await ask(whoAmI)).status).toBe(504);
    const controller = new AbortController();
    const headers = { "content-type": "application/json", "vectice-version": "25.4", origin };
    const request = new Request(`${origin}/vectice/graphql`, {
      method: "POST",
      headers,
      body: JSON.stringify({ query: whoAmI }),
      signal: controller.signal,
    });
    const answer = proxy(request);
    setTimeout(() => controller.abort(), 20);
    expect((await answer).status).toBe(499);
    expect(ended).toEqual(["upstream", "upstream"]);
  });

  it("refuses options that would be dangerous", () => {
    const good: ProxyOptions = { apiToken: "t", host, authorize: () => true };
    expect(() => createProxy(good)).not.toThrow();
    const wrong: readonly object[] = [
      { origin: "*" },
      { origin: "https://a.example/path" },
      { hosts: ["a/b"] },
      { base: "/../x" },
      { base: `/${"a".repeat(5_000)}?` },
      { allow: "everything" },
      { authorize: undefined },
      { limits: { toString: 5 } },
      { limits: { time: { toString: null } } },
      { apiToken: "two words" },
      { limits: { depth: 0 } },
      { limits: { dept: 1 } },
      { host: "https://user:pass@a.example" },
    ];
    for (const option of wrong) {
      expect(() => createProxy({ ...good, ...option })).toThrow(/option|host|token/);
    }
  });
});

/** What `authorize` of a caller without types may give. */
function giving(answer: unknown): Partial<ProxyOptions> {
  const options: Partial<ProxyOptions> = {};
  Object.defineProperty(options, "authorize", { enumerable: true, value: () => answer });
  return options;
}

describe("authorize", () => {
  class User {
    readonly workspaces = ["WSP-1"];
  }
  it.each([
    ["an empty object", {}],
    ["a list", []],
    ["a list of workspaces", ["WSP-1"]],
    ["no workspaces", { workspaces: undefined }],
    ["null for workspaces", { workspaces: null }],
    ["text for workspaces", { workspaces: "WSP-1" }],
    ["a name for a workspace", { workspaces: ["Credit risk"] }],
    ["a misspelt member", { workspace: ["WSP-1"] }],
    ["text for a user", { workspaces: ["WSP-1"], user: "ada" }],
    ["a member more", { workspaces: ["WSP-1"], role: "ada" }],
    ["a user with more", { user: { name: "Ada", email: "ada@example.com" } }],
    ["a user without a name", { user: {} }],
    ["a user with a blank name", { user: { name: " " } }],
    ["a user with a name that nobody sees", { user: { name: "\u202E\u200B" } }],
    ["a user beside undefined workspaces", { user: { name: "Ada" }, workspaces: undefined }],
    ["members that are inherited", Object.create({ workspaces: ["WSP-1"] })],
    ["a user", { id: 7, name: "Ada" }],
    ["a user of a class", new User()],
    ["an error", new Error("not signed in")],
    ["an answer", new Response("no", { status: 401 })],
    ["a function", () => false],
    ["text", "yes"],
    ["a number", 1],
  ])("that gives %s lets nobody in", async (_, answer) => {
    const { ask, backend, lines } = proxyBeforeBackend(giving(answer));
    const got = await ask(whoAmI);
    expect([got.status, backend.requests]).toEqual([502, []]);
    expect(lines.join()).toContain("authorize must give");
    expect(lines.join()).not.toMatch(/Ada|signed/);
  });

  it.each([false, null, undefined, 0, ""])(
    "that gives %j says who must sign in",
    async (answer) => {
      const { ask, backend } = proxyBeforeBackend(giving(answer));
      expect([(await ask(whoAmI)).status, backend.requests]).toEqual([401, []]);
    },
  );

  it.each([undefined, ["WSP-1"]])(
    "may name the caller, within workspaces %j",
    async (workspaces) => {
      const user = { name: "Grace\u202E Hopper" };
      const { ask } = proxyBeforeBackend(
        giving(workspaces === undefined ? { user } : { user, workspaces }),
      );
      const answer = await ask(
        "{ me: whoAmI { user { __typename id who: name email } user { id } again: user { name } } }",
      );
      expect(await answer.json()).toEqual({
        data: {
          me: {
            user: { __typename: "User", id: null, who: "Grace Hopper", email: null },
            again: { name: "Grace Hopper" },
          },
        },
      });
    },
  );

  it("may give an object without a prototype", async () => {
    const answer = { workspaces: ["WSP-1"] };
    Object.setPrototypeOf(answer, null);
    expect((await proxyBeforeBackend(giving(answer)).ask(whoAmI)).status).toBe(200);
  });
});

describe("issueAccessToken", () => {
  it("exchanges an API token for a JWT, and says when it expires", async () => {
    const backend = createBackend({ tokenLifetime: 600 });
    const apiToken = backend.data.users[0]?.apiToken ?? "";
    const { token, expiresAt } = await issueAccessToken({ apiToken, host, fetch: backend.fetch });
    expect(token).toMatch(/^eyJ/);
    expect((expiresAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(500_000);
    const refused = issueAccessToken({ apiToken: "sesame-0815", host, fetch: backend.fetch });
    await expect(refused).rejects.toMatchObject({ name: "AuthenticationError" });
    await expect(refused).rejects.not.toThrow("sesame-0815");
  });

  it.each([
    ["nothing", undefined],
    ["a number", 7],
    ["a function", () => "sesame-0815"],
  ])("says that the token is %s", async (_, apiToken) => {
    const options = { apiToken: "", host, fetch: createBackend().fetch };
    Object.defineProperty(options, "apiToken", { value: apiToken });
    const refused = issueAccessToken(options);
    await expect(refused).rejects.toMatchObject({ name: "SettingsError" });
    await expect(refused).rejects.toThrow("option apiToken must be text");
  });

  it("knows no time that is later than dates can say", async () => {
    const part = (value: object): string => btoa(JSON.stringify(value)).replaceAll("=", "");
    const token = `${part({ alg: "none" })}.${part({ exp: 1e17 })}.c2ln`;
    const fetch = async (): Promise<Response> => Response.json({ token });
    const issued = await issueAccessToken({ apiToken: "sesame", host, fetch });
    expect(issued).toEqual({ token, expiresAt: undefined });
  });
});

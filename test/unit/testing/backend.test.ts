import { decodeJwt } from "jose";
import { describe, expect, it } from "vitest";
import * as v from "valibot";
import { type Backend, type BackendOptions, createBackend } from "../../../src/testing/index.ts";
import { listen } from "../../../src/testing/node.ts";

const host = "https://vectice.example.com/prefix";

const post = (
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
  signal?: AbortSignal,
): Request =>
  new Request(`${host}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  });

async function jwtOf(backend: Backend, place = 0): Promise<string> {
  const answer = await backend.fetch(
    post("/metadata/authenticate", { apiKey: backend.data.users[place]?.apiToken }),
  );
  return v.parse(v.object({ token: v.string() }), await answer.json()).token;
}

const EnvelopeSchema = v.object({
  data: v.nullish(v.unknown()),
  errors: v.optional(
    v.array(
      v.object({
        message: v.optional(v.string()),
        extensions: v.optional(
          v.object({
            key: v.nullish(v.string()),
            exception: v.optional(
              v.object({ status: v.number(), stacktrace: v.optional(v.array(v.string())) }),
            ),
          }),
        ),
      }),
    ),
  ),
});

type Envelope = v.InferOutput<typeof EnvelopeSchema>;

async function ask(
  backend: Backend,
  query: string,
  variables = {},
  jwt?: string,
): Promise<Envelope & { status: number }> {
  const answer = await backend.fetch(
    post(
      "/graphql",
      { query, variables },
      { authorization: `Bearer ${jwt ?? (await jwtOf(backend))}` },
    ),
  );
  return { ...v.parse(EnvelopeSchema, await answer.json()), status: answer.status };
}

const statusOf = ({ errors }: Envelope): number | undefined =>
  errors?.[0]?.extensions?.exception?.status;
const small = (options: BackendOptions = {}): Backend =>
  createBackend({
    seed: {
      workspaces: [
        {
          name: "One",
          projects: [
            { name: "P", phases: [{ name: "Phase" }, { name: "Twin" }, { name: "Twin" }] },
          ],
        },
        { name: "Hidden", members: ["nobody@example.com"], projects: [{ name: "Secret" }] },
        { name: "Twin" },
        { name: "Twin" },
      ],
    },
    ...options,
  });

describe("the reference backend", () => {
  it("gives out signed JWTs that live as long as told, by its own clock", async () => {
    let time = 1_800_000_000_000;
    const backend = small({ tokenLifetime: 90, now: () => time });
    const jwt = await jwtOf(backend);
    expect(decodeJwt(jwt)).toMatchObject({ iat: 1_800_000_000, exp: 1_800_000_090 });
    time += 89_000;
    expect((await ask(backend, "{ whoAmI { user { name } } }", {}, jwt)).errors).toBeUndefined();
    time += 2_000;
    expect(await ask(backend, "{ whoAmI { user { name } } }", {}, jwt)).toMatchObject({
      status: 200,
      data: null,
    });
    const answer = await backend.fetch(new Request(`${host}/metadata/compatibility`));
    expect([answer.status, answer.headers.get("date")]).toEqual([
      401,
      new Date(time).toUTCString(),
    ]);
  });

  it.each<(url: string, init: RequestInit) => Parameters<Backend["fetch"]>>([
    (url, init) => [new Request(url, init)],
    (url, init) => [new Request(url), init],
    (url, init) => [url, init],
    (url, init) => [new URL(url), init],
  ])("is called in every form that fetch has: %o", async (form) => {
    const backend = small();
    const body = JSON.stringify({ apiKey: backend.data.users[0]?.apiToken });
    const url = `${host}/metadata/authenticate`;
    const controller = new AbortController();
    const { signal } = controller;
    const answer = await backend.fetch(...form(url, { method: "POST", body, signal }));
    expect(await answer.json()).toHaveProperty("token");
    controller.abort("enough");
    await expect(backend.fetch(...form(url, { method: "POST", body, signal }))).rejects.toBe(
      "enough",
    );
  });

  it("refuses API keys and JWTs that are not its own", async () => {
    const backend = small();
    for (const body of [{ apiKey: "wrong" }, {}, "not JSON", { apiKey: 5 }]) {
      expect((await backend.fetch(post("/metadata/authenticate", body))).status).toBe(401);
    }
    const foreign = await jwtOf(small());
    const forged = `${(await jwtOf(backend)).split(".").slice(0, 2).join(".")}.AAAA`;
    for (const jwt of [foreign, forged, "", "a.b.c"]) {
      expect(statusOf(await ask(backend, "{ whoAmI { user { name } } }", {}, jwt))).toBe(401);
    }
  });

  it("shows users their own workspaces only, and does not tell what it hides", async () => {
    const backend = small();
    const lost = await ask(backend, 'query q { getWorkspaceById(workspaceId: "WSP-2") { name } }');
    const never = await ask(
      backend,
      'query q { getWorkspaceById(workspaceId: "WSP-99") { name } }',
    );
    for (const answer of [lost, never]) {
      expect(answer.status).toBe(200);
      expect(answer.errors?.[0]?.extensions).toMatchObject({
        key: "rights_guard",
        exception: { status: 404 },
      });
    }
    expect(
      statusOf(await ask(backend, 'query q { getProjectById(projectId: "PRJ-2") { name } }')),
    ).toBe(404);
    expect(
      statusOf(await ask(backend, 'query q { getWorkspaceByName(name: "Hidden") { name } }')),
    ).toBe(404);
    expect(
      (await ask(backend, "query q { getUserWorkspaceList(page: {}) { total } }")).data,
    ).toEqual({
      getUserWorkspaceList: { total: 3 },
    });
  });

  it("refuses what is ambiguous, of the wrong kind, invalid or not served", async () => {
    const backend = small({ errorStatus: "http" });
    const rows: readonly [string, number][] = [
      ['query q { getWorkspaceByName(name: "Twin") { name } }', 409],
      ['query q { getWorkspaceById(workspaceId: "PRJ-1") { name } }', 400],
      ["query q { nothing }", 400],
      ["query q {", 400],
      ["query q { getUserWorkspaceList(page: { index: 0 }) { total } }", 400],
      ['mutation m { saveAutologCells(cells: [], iterationId: "ITR-1") }', 404],
      ['query q { getModelById(modelId: "MDL-1") { name } }', 404],
      ['mutation m { createProject(data: { name: " " }, workspaceId: "WSP-1") { name } }', 400],
      [
        'mutation m { createProject(data: { name: "x", templateName: "?" }, workspaceId: "WSP-1") { name } }',
        404,
      ],
    ];
    for (const [query, status] of rows) {
      const answer = await ask(backend, query);
      expect([answer.status, statusOf(answer)]).toEqual([status, status]);
    }
    expect(
      statusOf(
        await ask(small(), "query q($p: PageInput!) { getUserWorkspaceList(page: $p) { total } }", {
          p: "x",
        }),
      ),
    ).toBe(400);
    const odd = await backend.fetch(
      post("/graphql", "[]", { authorization: `Bearer ${await jwtOf(backend)}` }),
    );
    expect(odd.status).toBe(400);
  });

  it("caps the size of pages", async () => {
    const workspaces = Array.from({ length: 45 }, (_, place) => ({ name: `W${place}` }));
    const backend = createBackend({ seed: { workspaces }, pageLimit: 20 });
    const page = async (input: object): Promise<unknown> =>
      (
        await ask(
          backend,
          "query q($page: PageInput!) { getUserWorkspaceList(page: $page) { items { name } page { index size } total } }",
          { page: input },
        )
      ).data;
    expect(await page({ index: 3, size: 100 })).toMatchObject({
      getUserWorkspaceList: { items: { length: 5 }, page: { index: 3, size: 20 }, total: 45 },
    });
    expect(await page({ index: 9, size: 10 })).toMatchObject({
      getUserWorkspaceList: { items: [], total: 45 },
    });
  });

  it("serves the phases of a project", async () => {
    const backend = small();
    const list = await ask(
      backend,
      'query q { getPhaseList(filters: { parentId: "PRJ-1" }) { items { vecticeId name status index parent { name } } total } }',
    );
    expect(list.data).toMatchObject({
      getPhaseList: {
        total: 3,
        items: [{ vecticeId: "PHA-1", index: 1, parent: { name: "P" } }, {}, {}],
      },
    });
    expect((await ask(backend, 'query q { getPhaseById(id: "PHA-2") { name } }')).data).toEqual({
      getPhaseById: { name: "Twin" },
    });
    expect(
      (await ask(backend, 'query q { getPhaseByName(name: "Phase", parentId: "PRJ-1") { index } }'))
        .data,
    ).toEqual({ getPhaseByName: { index: 1 } });
    expect(
      statusOf(
        await ask(backend, 'query q { getPhaseByName(name: "Twin", parentId: "PRJ-1") { index } }'),
      ),
    ).toBe(409);
    expect(statusOf(await ask(backend, 'query q { getPhaseById(id: "PHA-9") { name } }'))).toBe(
      404,
    );
  });

  it("knows the organization, its flags and what happened last", async () => {
    const backend = createBackend();
    expect(
      (
        await ask(
          backend,
          "query q { getOrgConfig { organization { configuration { dfStatisticsRowThreshold } } } }",
        )
      ).errors,
    ).toBeUndefined();
    expect(
      (await ask(backend, 'query q { isFeatureFlagEnabled(code: "list-reports") }')).data,
    ).toEqual({ isFeatureFlagEnabled: true });
    const last = await ask(
      backend,
      "query q { getLastAssets(targetTypes: [Project], page: { size: 1 }) { items { workspace { name } } page { hasNextPage } total } }",
    );
    expect(last.data).toEqual({
      getLastAssets: {
        items: [{ workspace: { name: "Credit risk" } }],
        page: { hasNextPage: true },
        total: 3,
      },
    });
    expect(
      (await ask(backend, "query q { getLastAssets(targetTypes: [Phase]) { total } }")).data,
    ).toEqual({ getLastAssets: { total: 0 } });
  });

  it("keeps up with changes of its data", async () => {
    const backend = small();
    const name = async (id: string): Promise<unknown> =>
      (await ask(backend, `query q { getWorkspaceById(workspaceId: "${id}") { name } }`)).data;
    expect(await name("WSP-1")).toEqual({ getWorkspaceById: { name: "One" } });
    const [first, user] = [backend.data.workspaces[0], backend.data.users[0]];
    if (first !== undefined && user !== undefined) {
      first.name = "Renamed";
      backend.data.workspaces.push({
        id: "WSP-50",
        name: "New",
        description: null,
        members: [user.email],
      });
    }
    expect(await name("WSP-1")).toEqual({ getWorkspaceById: { name: "Renamed" } });
    expect(await name("WSP-50")).toEqual({ getWorkspaceById: { name: "New" } });
  });

  it("answers a web page everywhere else, and 404 for REST calls that the protocol has not", async () => {
    const backend = small();
    const page = await backend.fetch(new Request(`${host}/workspaces`));
    expect([page.status, page.headers.get("content-type")]).toEqual([
      200,
      "text/html; charset=utf-8",
    ]);
    const headers = { authorization: `Bearer ${await jwtOf(backend)}` };
    expect(
      (await backend.fetch(new Request(`${host}/api/entityfiles/x`, { headers }))).status,
    ).toBe(404);
    expect(
      (
        await small({ compatibility: { status: "Warning", message: "m" } }).fetch(
          new Request(`${host}/metadata/compatibility`),
        )
      ).status,
    ).toBe(401);
  });

  it("has CORS rules: any page, none, or some", async () => {
    const origin = "https://page.example";
    const preflight = (): Request =>
      new Request(`${host}/graphql`, {
        method: "OPTIONS",
        headers: {
          origin,
          "access-control-request-method": "POST",
          "access-control-request-headers": "authorization,x-team",
        },
      });
    const any = await small().fetch(preflight());
    expect([any.status, any.headers.get("access-control-allow-headers")]).toEqual([
      204,
      "authorization,x-team",
    ]);
    expect((await small({ cors: false }).fetch(preflight())).status).toBe(403);
    const some = small({ cors: { origins: [origin], headers: ["authorization"] } });
    expect((await some.fetch(preflight())).headers.get("access-control-allow-headers")).toBe(
      "authorization",
    );
    const other = small({ cors: { origins: ["https://other.example"] } });
    expect((await other.fetch(preflight())).status).toBe(403);
    const read = new Request(`${host}/workspaces`, { headers: { origin } });
    expect((await some.fetch(read)).headers.get("access-control-allow-origin")).toBe(origin);
    expect((await other.fetch(read)).headers.has("access-control-allow-origin")).toBe(false);
    expect(
      (await small({ cors: { origins: [origin] } }).fetch(preflight())).headers.get(
        "access-control-allow-headers",
      ),
    ).toContain("vectice-version");
  });

  it("waits for its latency, and stops waiting when the client leaves", async () => {
    const backend = small({ latency: 20 });
    const start = performance.now();
    await jwtOf(backend);
    expect(performance.now() - start).toBeGreaterThan(15);
    const controller = new AbortController();
    const answer = backend.fetch(post("/metadata/authenticate", {}, {}, controller.signal));
    controller.abort();
    await expect(answer).rejects.toThrow();
    const hanging = new AbortController();
    backend.fail("/authenticate", { hang: true });
    const never = backend.fetch(post("/metadata/authenticate", {}, {}, hanging.signal));
    setTimeout(() => hanging.abort(), 40);
    await expect(never).rejects.toThrow();
  });

  it("lets chosen requests fail, as often as told, and records all of them", async () => {
    const backend = small();
    backend.fail(({ method }) => method === "GET", { status: 418 }, 2);
    const get = async (): Promise<number> => (await backend.fetch(new Request(`${host}/x`))).status;
    expect([await get(), await get(), await get()]).toEqual([418, 418, 200]);
    backend.fail("whoAmI", { mutate: () => ({ data: { changed: true } }) });
    expect((await ask(backend, "query whoAmI { whoAmI { user { name } } }")).data).toEqual({
      changed: true,
    });
    backend.fail("whoAmI", {
      error: { message: "m", key: "k", status: 412, stacktrace: ["C: t"] },
      data: { half: 1 },
      httpStatus: 412,
    });
    expect(await ask(backend, "query whoAmI { whoAmI { user { name } } }")).toEqual({
      status: 412,
      data: { half: 1 },
      errors: [
        {
          message: "m",
          extensions: { key: "k", exception: { status: 412, stacktrace: ["C: t"] } },
        },
      ],
    });
    backend.fail("whoAmI", { error: {} });
    expect((await ask(backend, "query whoAmI { whoAmI { user { name } } }")).errors).toEqual([{}]);
    expect(backend.requests.at(-1)).toMatchObject({
      method: "POST",
      path: "/prefix/graphql",
      operation: "whoAmI",
      variables: {},
    });
    expect(Object.keys(backend.requests.at(-1)?.headers ?? {})).toContain("authorization");
  });
});

describe("listen", () => {
  it("serves over HTTP, drops connections, and closes", async () => {
    const backend = small();
    const { url, close } = await listen(backend, { port: 0 });
    expect((await fetch(`${url}/workspaces`)).status).toBe(200);
    backend.fail("/workspaces", { drop: true });
    await expect(fetch(`${url}/workspaces`)).rejects.toThrow();
    backend.fail("/workspaces", { drop: "body" });
    const cut = await fetch(`${url}/workspaces`)
      .then((answer) => answer.text())
      .catch((error: unknown) => error);
    expect(cut).toBeInstanceOf(TypeError);
    await expect(listen(backend, { port: Number(new URL(url).port) })).rejects.toThrow(
      "EADDRINUSE",
    );
    await close();
    await expect(fetch(`${url}/workspaces`)).rejects.toThrow();
  });
});

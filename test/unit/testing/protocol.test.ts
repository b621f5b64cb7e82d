import { decodeJwt } from "jose";
import { describe, expect, it } from "vitest";
import { createBackend } from "../../../src/testing/index.ts";
import { authenticate, host, refused, protocolClient } from "./protocol-client.ts";

const whoAmI = "query whoAmI { whoAmI { user { name } } }";

describe("authentication", () => {
  it("gives a JWT whose times follow the backend's clock", async () => {
    const { jwt } = await protocolClient(
      createBackend({ now: () => 5_000_000, tokenLifetime: 90 }),
    );
    expect(decodeJwt(jwt)).toMatchObject({ iat: 5000, exp: 5090 });
  });

  it.each(["nobody's token", "", 7, null])("refuses %j with 401 or 400, as text", async (key) => {
    const answer = await authenticate(createBackend(), key);
    expect([400, 401]).toContain(answer.status);
    expect(answer.headers.get("content-type")).toContain("text/plain");
    expect(await answer.text()).not.toContain("nobody's token");
  });

  it("refuses a JWT that expired, and one made before expireTokens", async () => {
    let time = 0;
    const backend = createBackend({ now: () => time, tokenLifetime: 60 });
    const first = await protocolClient(backend);
    expect(await first.graphql(whoAmI)).toMatchObject({ data: { whoAmI: {} } });
    time = 61_000;
    expect(await first.graphql(whoAmI)).toMatchObject(refused(401));
    const second = await protocolClient(backend);
    backend.expireTokens();
    expect(await second.graphql(whoAmI)).toMatchObject(refused(401));
    expect((await second.send("/metadata/compatibility")).status).toBe(401);
  });

  it("refuses a JWT of another backend", async () => {
    const { jwt } = await protocolClient(createBackend());
    const answer = await createBackend().fetch(
      new Request(`${host}/api/x`, { headers: { authorization: `Bearer ${jwt}` } }),
    );
    expect(answer.status).toBe(401);
  });

  it.each([
    ["ok", 200],
    ["http", 401],
  ] as const)("sends GraphQL's 401 with errorStatus %s as HTTP %i", async (errorStatus, status) => {
    const answer = await createBackend({ errorStatus }).fetch(
      new Request(`${host}/graphql`, { method: "POST", body: JSON.stringify({ query: whoAmI }) }),
    );
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject(refused(401));
  });
});

describe("compatibility", () => {
  it("is an empty body unless something else is asked for", async () => {
    const talk = await protocolClient(createBackend());
    expect(await (await talk.send("/metadata/compatibility")).text()).toBe("");
  });

  it("can depend on the versions that the client names", async () => {
    const backend = createBackend({
      compatibility: ({ version }) => ({ status: "Error", message: `not ${version ?? "told"}` }),
    });
    const talk = await protocolClient(backend);
    const answer = await talk.send("/metadata/compatibility", {
      headers: { "vectice-version": "25.4" },
    });
    expect(await answer.json()).toEqual({ status: "Error", message: "not 25.4" });
  });
});

describe("paths", () => {
  it.each(["/", "/workspaces", "/auth/login"])("answers %s with a web page", async (path) => {
    const answer = await createBackend().fetch(new Request(`${host}${path}`));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toContain("text/html");
  });

  it("finds the protocol below any path prefix, /api too", async () => {
    const backend = createBackend();
    const answer = await backend.fetch(
      new Request("https://x.example/api/vectice/metadata/authenticate", {
        method: "POST",
        body: JSON.stringify({ apiKey: backend.data.users[0]?.apiToken }),
      }),
    );
    expect(answer.status).toBe(200);
  });

  it("with a prefix serves nothing outside of it", async () => {
    const backend = createBackend({ prefix: "/vectice" });
    const ask = async (path: string): Promise<string | null> =>
      (
        await backend.fetch(new Request(`${host}${path}`, { method: "POST", body: "{}" }))
      ).headers.get("content-type");
    expect(await ask("/graphql")).toContain("text/html");
    expect(await ask("/vectice/graphql")).toContain("json");
  });

  it("says 404 of REST calls that the protocol has not", async () => {
    const talk = await protocolClient(createBackend());
    expect((await talk.send("/api/entityfiles/iteration/ITR-1")).status).toBe(404);
    expect((await talk.send("/api/nonsense")).status).toBe(404);
  });
});

describe("records, clock and CORS", () => {
  it("records refused requests too, and can be cleared", async () => {
    const backend = createBackend();
    await authenticate(backend, "wrong");
    await (await protocolClient(backend)).graphql(whoAmI, { a: 1 });
    expect(
      backend.requests.map(({ method, path, operation }) => [method, path, operation]),
    ).toEqual([
      ["POST", "/metadata/authenticate", undefined],
      ["POST", "/metadata/authenticate", undefined],
      ["POST", "/graphql", "whoAmI"],
    ]);
    expect(backend.requests[2]?.variables).toEqual({ a: 1 });
    backend.requests.length = 0;
    expect(backend.requests).toEqual([]);
  });

  it("remembers no more requests than it is told to, the newest", async () => {
    const backend = createBackend({ keepRequests: 2 });
    const talk = await protocolClient(backend);
    for (const path of ["/a", "/b", "/c"]) {
      await talk.send(path);
    }
    expect(backend.requests.map(({ path }) => path)).toEqual(["/b", "/c"]);
  });

  it("names an anonymous operation after its root field", async () => {
    const backend = createBackend();
    await (await protocolClient(backend)).graphql("{ whoAmI { user { name } } }");
    expect(backend.requests.at(-1)?.operation).toBe("whoAmI");
  });

  it("dates answers by its own clock", async () => {
    const answer = await createBackend({ now: () => 0 }).fetch(new Request(host));
    expect(answer.headers.get("date")).toBe("Thu, 01 Jan 1970 00:00:00 GMT");
  });

  const preflight = (headers: Record<string, string> = {}): Request =>
    new Request(`${host}/graphql`, {
      method: "OPTIONS",
      headers: { origin: "https://a.example", "access-control-request-method": "POST", ...headers },
    });

  it("lets any origin in by default, with the headers it asks for", async () => {
    const answer = await createBackend().fetch(
      preflight({ "access-control-request-headers": "x-own" }),
    );
    expect(answer.status).toBe(204);
    expect(answer.headers.get("access-control-allow-origin")).toBe("https://a.example");
    expect(answer.headers.get("access-control-allow-headers")).toBe("x-own");
  });

  it.each([[false], [{ origins: ["https://b.example"] }]])(
    "with cors %j refuses the origin",
    async (cors) => {
      const backend = createBackend({ cors });
      const answer = await backend.fetch(preflight());
      expect(answer.status).toBe(403);
      expect(answer.headers.has("access-control-allow-origin")).toBe(false);
    },
  );
});

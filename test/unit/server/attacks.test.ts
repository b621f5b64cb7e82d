import { fileNameOf } from "../../../src/client/text/file-name.ts";
import { describe, expect, it } from "vitest";
import { origin, proxyBeforeBackend, upstreamOf } from "./proxy-before-backend.ts";

const nested = (depth: number): string => `{ ${"a { ".repeat(depth)}b${" }".repeat(depth)} }`;
const write = 'createPhase(createModel: {name: "x"}, parentId: "PRJ-1") { name }';
const read = "whoAmI { user { name } }";

const documents: readonly (readonly [attack: string, body: unknown, status: number])[] = [
  ["a write behind an alias", { query: `{ whoAmI: ${write} }` }, 403],
  [
    "a creating query",
    { query: '{ retrieveIteration(phaseId: "PHA-1") { useExistingIteration } }' },
    403,
  ],
  [
    "a creating query behind an alias",
    { query: '{ whoAmI: getActiveIterationOrCreateOne(phaseId: "PHA-1") { index } }' },
    403,
  ],
  [
    "a write in a fragment",
    { query: `mutation { ...F } fragment F on Mutation { ${write} }` },
    403,
  ],
  [
    "a creating query in nested fragments",
    {
      query:
        '{ ...A } fragment A on Query { ...B } fragment B on Query { retrieveIteration(phaseId: "PHA-1") { useExistingIteration } }',
    },
    403,
  ],
  [
    "a creating query in an inline fragment",
    {
      query:
        '{ ... on Query { ... { retrieveIteration(phaseId: "PHA-1") { useExistingIteration } } } }',
    },
    403,
  ],
  [
    "a creating query behind @skip",
    {
      query:
        'query q($s: Boolean!) { whoAmI { user { name } } retrieveIteration(phaseId: "PHA-1") @skip(if: $s) { useExistingIteration } }',
      variables: { s: false },
    },
    403,
  ],
  ["an unknown directive", { query: "{ whoAmI @live { user { name } } }" }, 400],
  [
    "a directive with more arguments",
    { query: '{ whoAmI @include(if: true, unless: "x") { user { name } } }' },
    400,
  ],
  ["a directive at the operation", { query: `query q @skip(if: false) { ${read} }` }, 400],
  ["a directive at a variable", { query: `query q($a: Int @deprecated) { ${read} }` }, 400],
  [
    "several operations, the harmless one named",
    { query: `query a { ${read} } mutation b { ${write} }`, operationName: "a" },
    400,
  ],
  [
    "several operations, the write named",
    { query: `query a { ${read} } mutation b { ${write} }`, operationName: "b" },
    400,
  ],
  ["an operationName of nothing", { query: `query a { ${read} }`, operationName: "b" }, 400],
  ["introspection of the schema", { query: "{ __schema { types { name } } }" }, 403],
  [
    "introspection of a type, aliased",
    { query: '{ whoAmI: __type(name: "Query") { name } }' },
    403,
  ],
  [
    "introspection in an unused fragment",
    { query: `{ ${read} } fragment F on Query { __schema { types { name } } }` },
    403,
  ],
  ["a mutation under a query's name", { query: `mutation whoAmI { ${write} }` }, 403],
  ["a mutation of a read's field", { query: `mutation whoAmI { ${read} }` }, 403],
  ["a subscription", { query: `subscription { ${read} }` }, 400],
  ["a type definition", { query: `{ ${read} } type Query { a: Int }` }, 400],
  ["no operation", { query: "fragment F on Query { whoAmI { user { name } } }" }, 400],
  [
    "a fragment that contains itself",
    {
      query:
        "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A whoAmI { user { name } } }",
    },
    400,
  ],
  ["a missing fragment", { query: "{ ...A }" }, 400],
  [
    "two fragments of one name",
    {
      query: `{ ...A } fragment A on Query { ${read} } fragment A on Query { getOrgConfig { organization { configuration { dfStatisticsRowThreshold } } } }`,
    },
    400,
  ],
  ["deep nesting", { query: `{ whoAmI ${nested(20)} }` }, 400],
  [
    "nesting too deep for any parser",
    { query: `{ whoAmI ${nested(20_000)} }`.slice(0, 90_000) },
    400,
  ],
  [
    "deep nesting through fragments",
    {
      query: `{ ...F0 } ${Array.from({ length: 20 }, (_, n) => `fragment F${n} on A { a { ...F${n + 1} } }`).join(" ")} fragment F20 on A { b }`,
    },
    400,
  ],
  [
    "deep nesting of inline fragments",
    { query: `${"{ ... ".repeat(40)}{ ${read} }${" }".repeat(40)}` },
    400,
  ],
  [
    "deep nesting of spreads",
    {
      query: `{ ...F0 } ${Array.from({ length: 40 }, (_, n) => `fragment F${n} on Query { ...F${n + 1} }`).join(" ")} fragment F40 on Query { ${read} }`,
    },
    400,
  ],
  [
    "values nested deeply",
    { query: `{ getOrgConfig(a: ${"[".repeat(1_000)}${"]".repeat(1_000)}) { a } }` },
    400,
  ],
  [
    "a text that would be written at greater length",
    { query: `{ getOrgConfig { a(b: """x${"\nx".repeat(25_000)}""") } }` },
    400,
  ],
  [
    "two arguments of one name",
    { query: '{ getProjectById(projectId: "PRJ-5", projectId: "PRJ-1") { name } }' },
    400,
  ],
  [
    "two members of one name",
    { query: '{ getPhaseList(filters: {parentId: "PRJ-5", parentId: "PRJ-1"}) { total } }' },
    400,
  ],
  [
    "two variables of one name",
    {
      query:
        'query q($p: VecticeId! = "PRJ-5", $p: VecticeId! = "PRJ-1") { getProjectById(projectId: $p) { name } }',
    },
    400,
  ],
  ["a mutation of nothing", { query: "mutation { __typename }" }, 400],
  [
    "a query of nothing",
    { query: "{ a: __typename ...F } fragment F on Query { __typename }" },
    400,
  ],
  [
    "fields that fragments multiply",
    {
      query: `{ ...F0 } ${Array.from({ length: 30 }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`).join(" ")} fragment F30 on Query { ${read} }`,
    },
    400,
  ],
  [
    "10,000 aliases",
    {
      query: `{ ${Array.from({ length: 10_000 }, (_, n) => `a${n}:__typename`)
        .join(" ")
        .slice(0, 90_000)} }`,
    },
    400,
  ],
  [
    "more aliases than are needed",
    {
      query: `{ whoAmI { ${Array.from({ length: 40 }, (_, n) => `a${n}: user { name }`).join(" ")} } }`,
    },
    400,
  ],
  ["many root fields", { query: `{ ${"getOrgConfig { a } ".repeat(25)} }` }, 400],
  [
    "lists within lists",
    {
      query:
        '{ getModelVersion(modelVersionId: "MDV-1") { inputs { children { modelVersions { inputs { children { modelVersions { inputs { name } } } } } } } } }',
    },
    400,
  ],
  [
    "pages within pages",
    {
      query:
        'query q($p: PageInput) { getIterationList(filters: {phaseId: "PHA-1"}, page: $p) { items { sections(page: $p) { items { paginatedArtifacts(page: $p) { items { id step { name } } } } } } } }',
      variables: { p: { index: 1, size: 100 } },
    },
    400,
  ],
  ["an unknown field far inside", { query: "{ whoAmI { user { name secrets { a } } } }" }, 403],
  [
    "an unknown argument far inside",
    { query: '{ getIterationById(id: "ITR-1") { sections(all: true) { total } } }' },
    403,
  ],
  [
    "an unknown member of an argument",
    { query: '{ getPhaseList(filters: {parentId: "PRJ-1", any: 1}) { total } }' },
    403,
  ],
  [
    "an unknown member of a variable",
    {
      query: "query q($f: PhaseFiltersInput!) { getPhaseList(filters: $f) { total } }",
      variables: { f: { parentId: "PRJ-1", toString: null } },
    },
    403,
  ],
  [
    "an unknown member behind a write",
    {
      query:
        'mutation { createPhase(createModel: {name: "x", id: 1}, parentId: "PRJ-1") { name } }',
    },
    403,
  ],
  [
    "a variable of another type than its place",
    {
      query: "query q($f: JSON) { getPhaseList(filters: $f) { total } }",
      variables: { f: { any: 1 } },
    },
    400,
  ],
  [
    "an object where text belongs",
    {
      query: "query q($n: String!) { getWorkspaceByName(name: $n) { name } }",
      variables: { n: { toString: null } },
    },
    400,
  ],
  [
    "a list of pages where one is due",
    {
      query:
        'query q($p: [PageInput]) { getPhaseList(filters: {parentId: "PRJ-1"}, page: $p) { total } }',
      variables: { p: [{ size: 1_000_000 }] },
    },
    400,
  ],
  [
    "a list of sizes where one is due",
    {
      query:
        'query q($s: [Int!]!) { getPhaseList(filters: {parentId: "PRJ-1"}, page: {size: $s}) { total } }',
      variables: { s: [1_000_000] },
    },
    400,
  ],
  [
    "one where a list is due",
    {
      query: "query q($t: ActivityTargetType) { getLastAssets(targetTypes: $t) { total } }",
      variables: { t: "Iteration" },
    },
    400,
  ],
  [
    "a list where one is due",
    {
      query: "query q($n: String!) { getWorkspaceByName(name: $n) { name } }",
      variables: { n: ["a"] },
    },
    400,
  ],
  [
    "text where a number belongs",
    {
      query: "query q($p: PageInput!) { getUserWorkspaceList(page: $p) { total } }",
      variables: { p: { index: 1, size: "100000" } },
    },
    400,
  ],
  [
    "part of a number where a whole one belongs",
    {
      query: "query q($p: PageInput!) { getUserWorkspaceList(page: $p) { total } }",
      variables: { p: { index: 1.5, size: 10 } },
    },
    400,
  ],
  [
    "true where text belongs",
    {
      query: "query q($n: String!) { getWorkspaceByName(name: $n) { name } }",
      variables: { n: true },
    },
    400,
  ],
  [
    "text where a number belongs, in the document",
    { query: '{ getUserWorkspaceList(page: {index: 1, size: "100000"}) { total } }' },
    400,
  ],
  [
    "part of a number in the document",
    { query: "{ getUserWorkspaceList(page: {index: 1, size: 2e9}) { total } }" },
    400,
  ],
  ["a number where an id belongs", { query: "{ getWorkspaceById(workspaceId: 1) { name } }" }, 400],
  ["a word where an id belongs", { query: "{ getWorkspaceById(workspaceId: W) { name } }" }, 400],
  ["a fragment on another type", { query: "{ whoAmI { user { ... on Project { name } } } }" }, 400],
  ["an object without fields", { query: "{ whoAmI { user } }" }, 400],
  ["text with fields", { query: "{ whoAmI { user { name { length } } } }" }, 400],
  ["a batch", [{ query: `{ ${read} }` }, { query: `mutation { ${write} }` }], 400],
  ["a persisted query", { extensions: { persistedQuery: { version: 1, sha256Hash: "00" } } }, 400],
  [
    "a persisted query beside a document",
    { query: `{ ${read} }`, extensions: { persistedQuery: { version: 1 } } },
    400,
  ],
  ["an unknown member", { query: `{ ${read} }`, id: "x" }, 400],
  ["a document that is a list", { query: [`{ ${read} }`] }, 400],
  ["variables that are a list", { query: `{ ${read} }`, variables: [] }, 400],
  [
    "variables nested deeply",
    `{"query":"{ ${read} }","variables":{"a":${"[".repeat(2_000)}${"]".repeat(2_000)}}}`,
    400,
  ],
  ["a body that is no JSON", "query=%7B__schema%7D", 400],
  ["bytes that are no text", "\u{FFFD}\u0000", 400],
  ["a huge body", { query: `{ ${read} }`, variables: { a: "x".repeat(200_000) } }, 413],
];

describe("a document with", () => {
  it.each(documents)("%s is refused, and nothing is forwarded", async (_, body, status) => {
    const { post, backend } = proxyBeforeBackend();
    const answer = await post(body);
    const text = await answer.text();
    expect([answer.status, text]).toEqual([status, expect.stringContaining('"errors"')]);
    expect(backend.requests).toEqual([]);
  });
});

const paths: readonly (readonly [attack: string, path: string, status: number])[] = [
  ["..", "/vectice/../admin/graphql", 404],
  ["%2e%2e", "/vectice/%2e%2e/admin/graphql", 404],
  [".. behind the operation", "/vectice/graphql/../../auth/login", 404],
  ["an encoded slash", "/vectice%2fgraphql", 404],
  ["a double slash", "//evil.example/graphql", 404],
  ["an absolute address inside", "/vectice/https://evil.example/graphql", 404],
  ["a backslash", "/vectice/..\\..\\graphql", 404],
  ["another case", "/vectice/GraphQL", 404],
  ["a path parameter", "/vectice/graphql;x=1", 404],
  ["more behind the operation", "/vectice/graphql/x", 404],
  ["a longer prefix", "/vectice2/graphql", 404],
  ["a token in the address", "/vectice/graphql?token=eyJhbGciOi.eyJz.c2ln", 400],
  ["an empty query string", "/vectice/graphql?", 400],
  ["the exchange of tokens", "/vectice/metadata/authenticate", 403],
  ["an upload", "/vectice/api/entityfiles/modelversion/MDV-1", 403],
  ["the login", "/vectice/auth/login", 404],
];

describe("an address with", () => {
  it.each(paths)("%s is refused", async (_, path, status) => {
    const { post, backend, lines } = proxyBeforeBackend();
    const answer = await post({ query: `{ ${read} }` }, {}, path);
    expect(answer.status).toBe(status);
    expect(backend.requests).toEqual([]);
    expect(lines.join()).not.toContain("eyJ");
  });

  const downloads = [
    ["a folder above", "modelversion/MDV-1/..%2f..%2fmetadata%2fauthenticate", 400],
    ["an encoded backslash", "modelversion/MDV-1/..%5cx", 400],
    ["a twice encoded slash", "modelversion/MDV-1/a%252fb", 400],
    ["a line break", "modelversion/MDV-1/a%0d%0aset-cookie:x", 400],
    ["broken encoding", "modelversion/MDV-1/%ff", 400],
    ["dots for a name", "modelversion/MDV-1/%2e%2e%2f", 400],
    ["an id of another kind", "modelversion/DTV-1/a.csv", 400],
    ["an id that is a path", "modelversion/%2e%2e/a.csv", 404],
    ["another entity", "workspace/WSP-1/a.csv", 404],
    ["no name", "modelversion/MDV-1/", 404],
    ["more segments", "modelversion/MDV-1/a/b", 403],
    ["a query string", "modelversion/MDV-1/a.csv?x=1", 400],
  ] as const;
  it.each(downloads)("%s is no download", async (_, path, status) => {
    const { get, backend } = proxyBeforeBackend();
    expect((await get(`/vectice/api/attachments/${path}`)).status).toBe(status);
    expect(backend.requests).toEqual([]);
  });

  it.each(["GET", "PUT", "DELETE", "PATCH", "HEAD"])(
    "the method %s is no query",
    async (method) => {
      const { proxy, backend } = proxyBeforeBackend();
      const request = new Request(`${origin}/vectice/graphql`, { method, headers: { origin } });
      expect((await proxy(request)).status).toBe(405);
      expect(backend.requests).toEqual([]);
    },
  );
});

const strangers: readonly (readonly [
  attack: string,
  headers: Record<string, string>,
  status: number,
])[] = [
  [
    "a page of another origin, with cookies",
    { origin: "https://evil.example", cookie: "s=1" },
    403,
  ],
  ["a page of a subdomain", { origin: "https://x.dashboards.example.com" }, 403],
  ["a page of the same name without TLS", { origin: "http://dashboards.example.com" }, 403],
  ["an origin that begins like ours", { origin: `${origin}.evil.example` }, 403],
  ["a sandboxed page", { origin: "null" }, 403],
  ["a smuggled host", { host: "evil.example" }, 421],
  ["two hosts in one", { host: "dashboards.example.com, evil.example" }, 421],
  ["a host with a user", { host: "dashboards.example.com@evil.example" }, 421],
  ["a form's content type", { "content-type": "text/plain" }, 415],
  ["a form", { "content-type": "application/x-www-form-urlencoded" }, 415],
  ["a multipart form", { "content-type": "multipart/form-data; boundary=x" }, 415],
  ["a type that only begins like JSON", { "content-type": "application/json, text/plain" }, 415],
  ["a compressed body", { "content-encoding": "gzip" }, 415],
];

describe("a request from", () => {
  it.each(strangers)("%s is refused", async (_, headers, status) => {
    const { post, backend } = proxyBeforeBackend();
    const answer = await post({ query: `{ ${read} }` }, headers);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    expect(backend.requests).toEqual([]);
  });

  it("another site without an Origin header is refused", async () => {
    const { get, backend } = proxyBeforeBackend();
    for (const site of ["cross-site", "same-site"]) {
      const headers = { "sec-fetch-site": site, cookie: "s=1" };
      expect((await get("/vectice/metadata/compatibility", headers)).status).toBe(403);
    }
    expect(backend.requests).toEqual([]);
  });

  it("a form of our own origin, without a header that only scripts send, is refused", async () => {
    const { proxy, backend } = proxyBeforeBackend();
    const request = new Request(`${origin}/vectice/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", origin },
      body: JSON.stringify({ query: `{ ${read} }` }),
    });
    expect((await proxy(request)).status).toBe(403);
    expect(backend.requests).toEqual([]);
  });

  it("a name that suddenly points here (DNS rebinding) is refused, though it is of one origin", async () => {
    const { proxy, backend } = proxyBeforeBackend({ origin: undefined });
    const headers = {
      "content-type": "application/json",
      "vectice-version": "25.4",
      origin: "http://evil.example",
    };
    const body = JSON.stringify({ query: `{ ${read} }` });
    const rebound = new Request("http://evil.example/vectice/graphql", {
      method: "POST",
      headers,
      body,
    });
    expect((await proxy(rebound)).status).toBe(421);
    expect(backend.requests).toEqual([]);
    const own = { ...headers, origin: "http://localhost:8080" };
    const local = new Request("http://localhost:8080/vectice/graphql", {
      method: "POST",
      headers: own,
      body,
    });
    expect((await proxy(local)).status).toBe(200);
  });

  it("a page without TLS is refused where TLS ends before the proxy", async () => {
    const { proxy, backend } = proxyBeforeBackend({ allow: "write" });
    // What the proxy sees there: the public name, and http.
    const url = "http://dashboards.example.com/vectice/graphql";
    const asking = (from: string, method: string): Request =>
      new Request(url, {
        method,
        headers: {
          "content-type": "application/json",
          "vectice-version": "25.4",
          cookie: "s=1",
          origin: from,
        },
        ...(method === "POST" ? { body: JSON.stringify({ query: `mutation { ${write} }` }) } : {}),
      });
    for (const method of ["OPTIONS", "POST"]) {
      const answer = await proxy(asking("http://dashboards.example.com", method));
      expect(answer.status).toBe(403);
      expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    }
    expect(backend.requests).toEqual([]);
    expect((await proxy(asking(origin, "POST"))).status).toBe(200);
  });

  it("nobody who is signed in is refused before anything is asked", async () => {
    for (const authorize of [
      () => false,
      () => Promise.resolve(false),
      () => Promise.reject(new Error("the session store is down")),
      () => ({ workspaces: ["Credit risk"] }),
    ]) {
      const { ask, backend, lines } = proxyBeforeBackend({ authorize });
      const answer = await ask(`{ ${read} }`);
      expect([401, 502]).toContain(answer.status);
      expect(await answer.text()).not.toContain("session store");
      expect(lines).toHaveLength(1);
      expect(backend.requests).toEqual([]);
    }
  });
});

describe("what comes from Vectice", () => {
  it("redirects elsewhere are not followed, and the token goes nowhere", async () => {
    const { fetch, requests } = upstreamOf(
      () => new Response(null, { status: 307, headers: { location: "https://evil.example/?t=1" } }),
    );
    const { ask, get } = proxyBeforeBackend({ fetch });
    for (const answer of [
      await ask(`{ ${read} }`),
      await get("/vectice/metadata/compatibility"),
      await get("/vectice/api/attachments/modelversion/MDV-1/a.csv"),
    ]) {
      expect(answer.status).toBe(502);
      expect(await answer.text()).not.toContain("evil");
      expect(answer.headers.get("location")).toBeNull();
    }
    expect(requests.map(({ redirect }) => redirect)).toEqual(["manual", "manual", "manual"]);
  });

  it("stack traces, the API token and the JWT stay inside", async () => {
    let token = "";
    const { fetch } = upstreamOf((request) => {
      token = request.headers.get("authorization")?.slice(7) ?? "";
      const message = `no: ${token}\n    at Secret.java:12`;
      return Response.json(
        {
          errors: [
            {
              message,
              path: ["a"],
              extensions: {
                key: "rights_guard",
                exception: { status: 404, stacktrace: ["404: at Secret.java"] },
              },
            },
          ],
          data: { echo: token, api: apiToken },
          extensions: { tracing: "Secret" },
        },
        {
          headers: {
            "set-cookie": "s=1",
            server: "Secret",
            "x-powered-by": "Secret",
            "retry-after": "3",
          },
        },
      );
    });
    const { ask, apiToken, lines } = proxyBeforeBackend({ fetch });
    const answer = await ask(`{ ${read} }`);
    const text = await answer.text();
    expect(token).toMatch(/^eyJ/);
    expect(JSON.parse(text)).toEqual({
      errors: [
        {
          message: "no: [secret]",
          path: ["a"],
          extensions: { key: "rights_guard", exception: { status: 404 } },
        },
      ],
      data: { echo: "[secret]", api: "[secret]" },
    });
    expect(JSON.stringify([...answer.headers])).not.toMatch(/Secret|cookie=|s=1/);
    expect(answer.headers.get("retry-after")).toBe("3");
    expect(lines.join()).not.toContain(token);
  });

  it("pages, nonsense and failures become plain refusals", async () => {
    for (const [answer, status] of [
      [() => new Response("<!doctype html>", { headers: { "content-type": "text/html" } }), 502],
      [() => new Response("at Secret.java", { status: 500 }), 500],
      [() => new Response("x", { status: 429, headers: { "retry-after": "7" } }), 429],
      [() => new Response("x", { status: 401 }), 502],
      [() => Response.json({ data: null }), 502],
      [() => Promise.reject(new TypeError("connect ECONNREFUSED 10.0.0.7")), 502],
    ] as const) {
      const { ask } = proxyBeforeBackend({ fetch: upstreamOf(answer).fetch });
      const got = await ask(`{ ${read} }`);
      expect(got.status).toBe(status);
      expect(got.headers.get("content-type")).toContain("application/json");
      expect(await got.text()).not.toMatch(/Secret|doctype|10\.0/);
    }
  });

  it.each([
    ["boom", "    at async Foo.bar (/srv/app/dist/main.js:12:5)"],
    ["boom", " at /srv/app/dist/main.js:12:5"],
    ["boom", " at file:///srv/app/dist/main.js:12:5"],
    ["boom", " at new Foo (/srv/app/a.js:1:1)"],
    ["boom", " at Object.a [as b] (/srv/app/a.js:1:1)"],
    ["boom", " at async /srv/app/a.js:1:1"],
    ["boom", " at Array.map (<anonymous>)"],
    ["boom", " at C:\\srv\\main.js:12:5"],
    ["boom", "\u2028    at Secret.java:12"],
    ["boom", "\u2029at Secret.java:12"],
    ["boom", "\\n    at Secret.java:12"],
    ["java.lang.NullPointerException", " at com.vectice.Secret.run(Secret.java:12)"],
    ["The review is due at noon", ""],
    ["The review is due at 10:30", ""],
    ["The review is due at 2027-01-01T10:30:00Z, at the latest", ""],
    ["Look at it, and at async work", " at Foo.bar (x.js:1:1)"],
  ])("of the message %j, %j is kept inside", async (shown, trace) => {
    const { fetch } = upstreamOf(() =>
      Response.json({ errors: [{ message: shown + trace }], data: null }),
    );
    expect(await (await proxyBeforeBackend({ fetch }).ask(`{ ${read} }`)).json()).toMatchObject({
      errors: [{ message: shown }],
    });
  });

  it.each([
    ["spaces", " ".repeat(95_000)],
    ["many places", " at x".repeat(20_000)],
    ["many half places", " at x ".repeat(20_000)],
    ["spaces in a row", " at  ".repeat(20_000)],
  ])("a message that echoes %s blocks nobody", async (_, echo) => {
    const { fetch } = upstreamOf(() =>
      Response.json({ errors: [{ message: `no "${echo}"` }], data: null }),
    );
    const { ask } = proxyBeforeBackend({ fetch });
    const begun = performance.now();
    await ask(`{ ${read} }`);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  const twice = `mutation { a: ${write} b: ${write} }`;
  const denied = { message: "no", extensions: { exception: { status: 401 } } };
  it.each([
    ["half done", twice, { data: { a: { name: "x" }, b: null }, errors: [denied] }, 200, 1],
    ["done, says the HTTP status no", twice, { data: { a: { name: "x" } } }, 401, 1],
    [
      "done, with null for its result",
      twice,
      { data: { a: null, b: null }, errors: [denied] },
      200,
      1,
    ],
    ["refused", twice, { data: null, errors: [denied] }, 200, 2],
    [
      "refused, field by field",
      twice,
      { data: { a: null, b: null }, errors: [denied, denied] },
      200,
      1,
    ],
    ["refused by the HTTP status", twice, { errors: [denied] }, 401, 2],
  ])(
    "a write that was %s is sent again only where nothing was done",
    async (_, query, json, status, times) => {
      const { fetch, requests } = upstreamOf(() => Response.json(json, { status }));
      const answer = await proxyBeforeBackend({ fetch, allow: "write" }).ask(query);
      expect(requests).toHaveLength(times);
      // A 401 would tell the page that its own session is over.
      expect(await answer.text()).not.toContain("401}");
      expect(answer.status).not.toBe(401);
    },
  );

  it("headers and file names that echo a secret do not pass", async () => {
    const secrets: string[] = [];
    const { fetch } = upstreamOf((request) => {
      const [api = ""] = secrets;
      const jwt = request.headers.get("authorization")?.slice(7) ?? "";
      return new Response('{"data":{"a":1}}', {
        headers: {
          "x-request-id": secrets.includes(jwt) ? api : jwt,
          "retry-after": api.slice(0, 40),
          "content-disposition": `attachment; filename="${api} ${jwt}.csv"`,
        },
      });
    });
    const { ask, get, apiToken } = proxyBeforeBackend({ fetch });
    secrets.push(apiToken);
    for (const answer of [
      await ask(`{ ${read} }`),
      await get("/vectice/api/attachments/modelversion/MDV-1/a.csv"),
      await get("/vectice/metadata/compatibility"),
    ]) {
      const headers = JSON.stringify([...answer.headers]);
      expect(headers).not.toMatch(/eyJ|x-request-id|retry-after/);
      expect(headers).not.toContain(apiToken);
    }
  });

  it("an endless answer is cut off", async () => {
    const { fetch } = upstreamOf(() => new Response("x".repeat(5_000)));
    const { ask } = proxyBeforeBackend({ fetch, limits: { answerBytes: 1_000 } });
    expect((await ask(`{ ${read} }`)).status).toBe(502);
  });

  it.each([
    ['attachment; filename="\u00c3\u00a9\u00c3\u00a8.csv"', "éè.csv"],
    ["attachment; filename*=iso-8859-1'en'%A3%20rates.csv", "£ rates.csv"],
    ["attachment; filename=my own file.csv", "my own file.csv"],
    [`attachment; filename="safe; filename*=UTF-8''evil.exe"`, "safe; filename*=UTF-8''evil.exe"],
    ["attachment; filename=plain.csv; filename*=UTF-8''%C3%A9.csv", "é.csv"],
  ])(
    "a file named by %s is named the same directly and through the proxy",
    async (header, name) => {
      const answer = (): Response =>
        new Response("a,b", {
          headers: { "content-type": "text/csv", "content-disposition": header },
        });
      expect(fileNameOf(answer().headers.get("content-disposition"))).toBe(name);
      const { get } = proxyBeforeBackend({ fetch: upstreamOf(answer).fetch });
      const passed = await get("/vectice/api/attachments/modelversion/MDV-1/other.csv");
      expect(fileNameOf(passed.headers.get("content-disposition"))).toBe(name);
    },
  );

  it.each([
    [
      'attachment; filename="a\\".html\\"; x=\\"y"',
      /^attachment; filename="[\w .()+,-]+"; filename\*=UTF-8''[\w.%~!-]+$/,
    ],
    ["inline; filename=../../etc/passwd", /filename="passwd"/],
    [
      "attachment; filename*=UTF-8''a%0d%0aset-cookie%3a%20x%3d1.csv",
      /^attachment; filename="aset-cookie_ x_1\.csv"/,
    ],
    ["attachment; filename*=UTF-8''%E2%80%AEfdp.exe", /filename="fdp\.exe"/],
    ["attachment; filename*=UTF-8''..%2f..%2fx.csv", /filename="x\.csv"/],
  ])("a file named by %s cannot split the answer or be shown as a page", async (header, form) => {
    const { fetch } = upstreamOf(
      () =>
        new Response("<script>", {
          headers: {
            "content-type": "image/svg+xml",
            "content-disposition": header,
            "set-cookie": "s=1",
          },
        }),
    );
    const { get } = proxyBeforeBackend({ fetch });
    const answer = await get("/vectice/api/attachments/modelversion/MDV-1/a%20b.csv");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-disposition")).toMatch(form);
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment;/);
    expect(answer.headers.get("content-type")).toBe("application/octet-stream");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("set-cookie")).toBeNull();
  });
});

describe("headers of a page", () => {
  it("stay at the proxy: cookies, addresses, tokens and injected versions", async () => {
    const { fetch, requests } = upstreamOf(() => Response.json({ data: { whoAmI: null } }));
    const { post } = proxyBeforeBackend({ fetch });
    await post(
      { query: `{ ${read} }` },
      {
        cookie: "session=1",
        authorization: "Bearer stolen",
        "x-forwarded-host": "evil.example",
        "x-forwarded-for": "10.0.0.1",
        "x-http-method-override": "DELETE",
        "vectice-version": "25.4 evil: 1",
        "vectice-sdk-version": "25.3.1.0",
      },
    );
    const { authorization, ...others } = Object.fromEntries(requests[0]?.headers ?? []);
    expect(authorization).toMatch(/^Bearer eyJ/);
    expect(others).toEqual({
      accept: "application/json",
      "content-type": "application/json",
      "vectice-sdk-version": "25.3.1.0",
      "vectice-version": "25.4",
    });
    expect(requests[0]?.url).toBe("https://vectice.example.com/graphql");
  });
});

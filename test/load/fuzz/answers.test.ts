import * as fc from "fast-check";
import { describe, it } from "vitest";
import { Connection } from "../../../src/index.ts";
import { createBackend } from "../../../src/testing/index.ts";
import { anyText, fuzz, seed } from "./fuzz.ts";

/** Every way to send something, by the operation that it sends. */
const ways: Readonly<Record<string, (connection: Connection) => Promise<unknown>>> = {
  authenticate: (connection) => connection.serverVersion(),
  compatibility: (connection) => connection.serverVersion(),
  whoAmI: (connection) => connection.myWorkspace(),
  getPublicConfig: (connection) => connection.serverVersion(),
  getLastAssets: (connection) => connection.lastWorkspace(),
  getWorkspaceById: (connection) => connection.workspace("WSP-1"),
  getWorkspaceByName: (connection) => connection.workspace("Credit risk"),
  getProjectById: (connection) => connection.project("PRJ-1"),
  getUserWorkspaceList: (connection) => connection.listWorkspaces({ print: () => undefined }),
  getProjectByName: async (connection) => (await first(connection)).project("Churn"),
  getProjectList: async (connection) => {
    for await (const project of (await first(connection)).projects({ pageSize: 20 })) {
      JSON.stringify(project);
    }
  },
  getProjectTemplateList: async (connection) => (await first(connection)).templates(),
  createProject: async (connection) => (await first(connection)).createProject({ name: "New" }),
  graphql: (connection) => connection.graphql("{ anything }"),
};
const first = (connection: Connection): ReturnType<Connection["workspace"]> =>
  connection.workspace("WSP-1");
const operations = Object.keys(ways).filter((name) => name !== "authenticate");

const deep = fc
  .integer({ min: 1, max: 20_000 })
  .map((depth) => `${'{"a":['.repeat(depth)}1${"]}".repeat(depth)}`);
/** Long texts that patterns with a weakness take minutes to look through. */
const long = fc
  .constantFrom("eyJ-", "eyJaaaa.", "Bearer ", "a.", " ", "<", "-")
  .map((part) => part.repeat(100_000));
const count = fc.oneof(
  fc.nat({ max: 500 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.jsonValue(),
);
const thing = fc.record(
  {
    vecticeId: fc.oneof(anyText, fc.jsonValue()),
    name: fc.oneof(anyText, fc.jsonValue()),
    description: fc.oneof(anyText, fc.jsonValue()),
    date: anyText,
    workspace: fc.oneof(
      fc.record({ vecticeId: fc.constant("WSP-1"), name: anyText }),
      fc.jsonValue(),
    ),
    user: fc.record({ name: anyText }),
    versions: fc.array(fc.record({ version: anyText, artifactName: fc.constant("BACKEND") })),
  },
  { requiredKeys: ["vecticeId", "name"] },
);
const goodThing = fc.record({
  vecticeId: anyText,
  name: anyText,
  workspace: fc.record({ vecticeId: fc.constant("WSP-1"), name: anyText }),
});
const page = fc.record(
  {
    items: fc.oneof(fc.array(goodThing), fc.array(goodThing), fc.array(thing), fc.jsonValue()),
    page: fc.record({ index: count, size: count }),
    total: count,
  },
  { noNullPrototype: true },
);
const goodPage = fc.record({
  items: fc.array(goodThing),
  page: fc.record({ index: fc.nat(), size: fc.nat() }),
  total: fc.oneof(fc.nat({ max: 1000 }), fc.constantFrom(2 ** 31 - 1, 1e15, 1e300)),
});
const error = fc.record(
  {
    message: fc.oneof(anyText, fc.jsonValue()),
    extensions: fc.oneof(
      fc.record(
        {
          key: fc.oneof(anyText, fc.jsonValue()),
          exception: fc.oneof(
            fc.record(
              {
                status: fc.oneof(fc.integer({ min: 0, max: 999 }), fc.jsonValue()),
                stacktrace: fc.oneof(fc.array(anyText), fc.jsonValue()),
              },
              { requiredKeys: [] },
            ),
            fc.jsonValue(),
          ),
        },
        { requiredKeys: [] },
      ),
      fc.jsonValue(),
    ),
  },
  { requiredKeys: [] },
);

/** The body of an answer to `operation`. */
const bodyOf = (operation: string): fc.Arbitrary<string> => {
  const data = fc
    .oneof(thing, page, goodPage, goodPage, fc.array(thing), fc.jsonValue())
    .map((value) => ({ [operation]: value }));
  return fc.oneof(
    data.map((value) => JSON.stringify({ data: value })),
    data.map((value) => JSON.stringify({ data: value })),
    fc
      .record({ errors: fc.oneof(fc.array(error), fc.jsonValue()), data }, { requiredKeys: [] })
      .map((value) => JSON.stringify(value)),
    deep.map((nested) => `{"errors":[{"message":"deep"}],"data":${nested}}`),
    deep.map((nested) => `{"data":{"${operation}":${nested}}}`),
    deep,
    fc.json(),
    anyText,
    long,
    long.map((message) => JSON.stringify({ errors: [{ message }] })),
    anyText.map((text) => `\u0000${text}\u0000`),
  );
};
const answer = fc.constantFrom(...operations).chain((operation) =>
  fc.record({
    operation: fc.constant(operation),
    body: bodyOf(operation),
    status: fc.oneof(
      { weight: 6, arbitrary: fc.constant(200) },
      { weight: 1, arbitrary: fc.integer({ min: 200, max: 599 }) },
    ),
    type: fc.constantFrom("application/json", "text/html", "text/plain", ""),
    requestId: fc.constantFrom("", "r-1", "x".repeat(5000)),
    retryAfter: fc.constantFrom("", "0", "9999", "soon", "-1", new Date(0).toUTCString()),
  }),
);

describe(`answers of any form (SEED=${seed})`, { timeout: 90_000 }, () => {
  const backend = createBackend();

  it("to every operation", () =>
    fuzz(answer, async ({ operation, body, status, type, requestId, retryAfter }) => {
      const send = async (request: Request): Promise<Response> => {
        const text = await request.clone().text();
        const asked =
          operation === "compatibility"
            ? request.url.endsWith("/compatibility")
            : operation === "graphql"
              ? text.includes("{ anything }")
              : text.includes(`${operation}(`) || text.includes(`query ${operation} `);
        if (!asked) {
          return backend.fetch(request);
        }
        const empty = [204, 205, 304].includes(status);
        return new Response(empty ? null : body, {
          status,
          headers: { "content-type": type, "x-request-id": requestId, "retry-after": retryAfter },
        });
      };
      const connection = await Connection.open({
        apiToken: backend.data.users[0]?.apiToken,
        fetch: send,
        logLevel: "silent",
        retry: 0,
      });
      const result = await ways[operation]?.(connection);
      if (operation !== "graphql") {
        JSON.stringify(result);
      }
    }));
});

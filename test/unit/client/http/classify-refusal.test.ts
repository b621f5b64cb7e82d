import { describe, expect, it } from "vitest";
import { countRootFields } from "../../../../src/client/graphql/count-root-fields.ts";
import { Connection, isVecticeError } from "../../../../src/index.ts";
import { createProxy } from "../../../../src/server/index.ts";
import { createBackend, type Fault } from "../../../../src/testing/index.ts";
import { fetchOf } from "../../../fetch-of.ts";

type ErrorFault = NonNullable<Fault["error"]>;
const one = (error: ErrorFault, data?: unknown): Fault => ({ error, data });
const several = (...statuses: readonly number[]): Fault => ({
  body: JSON.stringify({
    data: null,
    errors: statuses.map((status) => ({ message: "no", extensions: { exception: { status } } })),
  }),
});

/** How often a write is sent that is answered so the first time, how it ends, and how the next read fares. */
async function outcomeOf(fault: Fault, through: "directly" | "proxy", document = creating) {
  const backend = createBackend({ seed: "demo" });
  const apiToken = backend.data.users[0]?.apiToken ?? "";
  const host = "https://vectice.example.com";
  const proxy = createProxy({
    apiToken,
    host,
    fetch: backend.fetch,
    base: "/vectice",
    origin: "https://dashboards.example.com",
    authorize: () => true,
    allow: "write",
  });
  const connection = await Connection.open({
    host: through === "proxy" ? "https://dashboards.example.com/vectice" : host,
    ...(through === "proxy" ? { accessToken: () => "any" } : { apiToken }),
    fetch: through === "proxy" ? fetchOf(proxy) : backend.fetch,
    logLevel: "silent",
    retry: 0,
  });
  const count = (operation: string): number =>
    backend.requests.filter(
      (request) => request.operation === operation || request.path.endsWith(operation),
    ).length;
  const before = count("/metadata/authenticate");
  backend.fail(({ operation = "" }) => /createProject|^graphql$/.test(operation), fault);
  const error: unknown = await connection.graphql(document).then(
    () => undefined,
    (failure: unknown) => failure,
  );
  await connection.workspace(1);
  return {
    sent: backend.requests.filter(({ operation }) => operation === "createProject").length,
    maybeApplied:
      error === undefined ? undefined : isVecticeError(error) && error.maybeApplied === true,
    exchanges: count("/metadata/authenticate") - before,
  };
}

const creating =
  'mutation createProject { createProject(data: {name: "New"}, workspaceId: "WSP-1") { name } }';
const twice = creating
  .replace("{ createProject(", "{ first: createProject(")
  .replace(/\}$/, 'second: createProject(data: {name: "Newer"}, workspaceId: "WSP-1") { name } }');

describe.each(["directly", "proxy"] as const)("a write that is refused, %s", (through) => {
  it.each<[string, Fault]>([
    ["HTTP 401", { status: 401 }],
    ["a 401 without path", one({ status: 401 })],
    ["a 401 without path and the HTTP status 500", { ...one({ status: 401 }), httpStatus: 500 }],
  ])("is sent once more after %s", async (_, fault) => {
    expect(await outcomeOf(fault, through)).toEqual({
      sent: 2,
      maybeApplied: undefined,
      exchanges: 1,
    });
  });

  it.each<[string, Fault]>([
    ...[400, 403, 404, 409, 412, 413].flatMap<[string, Fault]>((status) => [
      [`its field's ${status}`, one({ status, path: ["createProject"] })],
      [`a ${status} without path`, one({ status })],
    ]),
    [
      "a refusal in a field that is null",
      one({ status: 403, path: ["createProject"] }, { createProject: null }),
    ],
  ])("is not repeated, and was not carried out, after %s", async (_, fault) => {
    expect(await outcomeOf(fault, through)).toEqual({ sent: 1, maybeApplied: false, exchanges: 0 });
  });

  it("counts its token as refused after its field's 401, and is not repeated", async () => {
    const fault = one({ status: 401, path: ["createProject"] });
    expect(await outcomeOf(fault, through)).toEqual({ sent: 1, maybeApplied: false, exchanges: 1 });
  });

  it.each<[string, Fault, string?]>([
    ["several errors", several(401, 401)],
    ["a 401 beside another error", several(403, 401)],
    ["a deeper path", one({ status: 403, path: ["createProject", "phases"] })],
    ["a 401 of a deeper path", one({ status: 401, path: ["createProject", "phases"] })],
    ["a status of 500", one({ status: 500, path: ["createProject"] })],
    ["a status of 500 without path", one({ status: 500 })],
    ["no status", one({ bare: true })],
    ["data", one({ status: 403 }, { createProject: { name: "New" } })],
    ["data beside HTTP 401", { status: 401, body: '{"data":{"createProject":{"name":"New"}}}' }],
    ["the refusal of one of two root fields", one({ status: 403, path: ["first"] }), twice],
    ["a 401 of one of two root fields", one({ status: 401, path: ["first"] }), twice],
  ])("is not repeated, and may have been carried out, after %s", async (_, fault, document) => {
    const { sent, maybeApplied } = await outcomeOf(fault, through, document);
    expect({ sent, maybeApplied }).toEqual({ sent: 1, maybeApplied: true });
  });
});

describe("root fields", () => {
  it.each([
    ["{ a }", 1],
    ['mutation m($a: X = {b: 1}) { a(x: {b: 2}, t: "}{ (") { b c { d } } }', 1],
    ["mutation { a b }", 2],
    ["mutation { x: a, y : a @include(if: true) }", 2],
    ["mutation { ...f } fragment f on Mutation { a b }", 5],
    ['{ a(t: """ } "quoted" { b """) # { b\n }', 1],
  ])("of %s", (document, count) => expect(countRootFields(document)).toBe(count));
});

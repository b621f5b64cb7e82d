import * as fc from "fast-check";
import { describe, it } from "vitest";
import { Connection } from "../../../src/index.ts";
import { createBackend } from "../../../src/testing/index.ts";
import { anyText, fuzz, seed } from "./fuzz.ts";
import { callsByOperation } from "./calls-by-operation.ts";
import { fetchOf } from "../../fetch-of.ts";

const operations = Object.keys(callsByOperation).filter((name) => name !== "authenticate");

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
    .map((value) => ({ [operation.split(" ")[0] ?? ""]: value }));
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

/** What a place in an honest answer may hold instead. */
const other = fc.oneof(
  fc.constantFrom(null, 0, -5, 2.5, 1e12, 1e15, 1e300, "", [], {}, "2026-13-45", "__proto__"),
  anyText,
  fc.jsonValue(),
);
const slip = fc.record({
  operation: fc.constantFrom(...operations.filter((name) => name !== "graphql")),
  // Which child to go into, on each level.
  path: fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 7 }),
  value: other,
});
const file = fc.record({
  disposition: fc.oneof(
    fc.string(),
    fc
      .tuple(
        fc.constantFrom("attachment; filename=", 'inline; filename="', "filename*=UTF-8''", ";"),
        fc.oneof(fc.string(), fc.webPath()),
      )
      .map((parts) => parts.join("")),
  ),
  length: fc.constantFrom("", "abc", "-1", "3", "1e3", "9".repeat(400), "0"),
  encoding: fc.constantFrom(null, "gzip"),
  type: fc.constantFrom("text/csv", "text/html", "", "a/b; charset=none"),
  body: anyText,
});

/** The same data, but for one place. */
function replaced(data: unknown, [step, ...path]: readonly number[], value: unknown): unknown {
  if (step === undefined || typeof data !== "object" || data === null) {
    return value;
  }
  const entries = Object.entries(data);
  const [key] = entries[step % Math.max(1, entries.length)] ?? [];
  const change = (name: string, child: unknown): unknown =>
    name === key ? replaced(child, path, value) : child;
  return Array.isArray(data)
    ? data.map((child, place) => change(String(place), child))
    : Object.fromEntries(entries.map(([name, child]) => [name, change(name, child)]));
}

describe(`answers of any form (SEED=${seed})`, { timeout: 90_000 }, () => {
  const backend = createBackend();
  const open = (
    operation: string,
    answer: (request: Request) => Promise<Response>,
  ): Promise<Connection> =>
    Connection.open({
      apiToken: backend.data.users[0]?.apiToken,
      fetch: fetchOf(async (request) => {
        const text = await request.clone().text();
        const asked =
          operation === "compatibility" || operation === "download"
            ? request.url.includes(operation === "download" ? "/api/attachments/" : operation)
            : operation === "graphql"
              ? text.includes("{ anything }")
              : operation.split(" ").every((word) => text.includes(word));
        return asked ? answer(request) : backend.fetch(request);
      }),
      logLevel: "silent",
      retry: 0,
    });

  it("to every operation", () =>
    fuzz(answer, async ({ operation, body, status, type, requestId, retryAfter }) => {
      const connection = await open(operation, async () => {
        const empty = [204, 205, 304].includes(status);
        return new Response(empty ? null : body, {
          status,
          headers: { "content-type": type, "x-request-id": requestId, "retry-after": retryAfter },
        });
      });
      const result = await callsByOperation[operation]?.(connection);
      if (operation !== "graphql") {
        JSON.stringify(result);
      }
    }));

  it("that are honest but for one place", () =>
    fuzz(slip, async ({ operation, path, value }) => {
      const connection = await open(operation, async (request) => {
        const honest: unknown = await (await backend.fetch(request)).json();
        return Response.json(replaced(honest, [0, ...path], value));
      });
      JSON.stringify(await callsByOperation[operation]?.(connection));
    }));

  it("that are files", () =>
    fuzz(file, async ({ disposition, length, encoding, type, body }) => {
      const connection = await open("download", async () => {
        const answer = new Response(body, { headers: { "content-type": type } });
        answer.headers.set("content-length", length);
        answer.headers.set("content-disposition", disposition);
        if (encoding !== null) {
          answer.headers.set("content-encoding", encoding);
        }
        return answer;
      });
      const download = await (await connection.modelVersion("MDV-12")).download("a.csv");
      if (/[/\\\p{Cc}]/u.test(download.name) || Number.isNaN(download.size)) {
        throw new Error(`A download of ${download.size} bytes called ${download.name}`);
      }
      await download.text();
    }));
});

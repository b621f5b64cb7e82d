import * as fc from "fast-check";
import { expect, it } from "vitest";
import { mutations, reads } from "../../../src/server/graphql/operations.ts";
import { host, origin, proxyBeforeBackend, upstreamOf } from "./proxy-before-backend.ts";

const forbidden = [
  ...mutations,
  "retrieveIteration",
  "getActiveIterationOrCreateOne",
  "__schema",
  "__type",
  "deleteAll",
];
const allowed = Object.keys(reads);
const runs = { numRuns: 400 };

const field = fc.constantFrom(...forbidden, ...allowed, "__typename");
const inner = fc.constantFrom(
  "",
  " { name }",
  " { a { b } }",
  '(id: "PRJ-1") { name }',
  " @skip(if: true) { name }",
);
const root = fc
  .tuple(fc.constantFrom("", "a: ", "whoAmI: "), field, inner)
  .map((parts) => parts.join(""));
const right = fc.constantFrom(
  "whoAmI { user { name } }",
  'p: getProjectById(projectId: "PRJ-1") { name workspace { name } }',
  "getProjectTemplateList { name }",
);
const selection = fc.letrec<{ set: string; item: string }>((tie) => ({
  set: fc
    .array(tie("item"), { minLength: 1, maxLength: 3 })
    .map((items) => `{ ${items.join(" ")} }`),
  item: fc.oneof(
    { maxDepth: 3 },
    root,
    right,
    fc.constantFrom("...F", "...G"),
    tie("set").map((set) => `... on Query ${set}`),
    tie("set").map((set) => `... @include(if: true) ${set}`),
  ),
})).set;
const document = fc
  .tuple(
    fc.constantFrom("", "query q ", "mutation whoAmI ", "subscription "),
    selection,
    selection,
    selection,
    fc.constantFrom("", " query r { whoAmI { a } }", "\u{FEFF}# x\n"),
  )
  .map(
    ([kind, one, two, three, more]) =>
      `${kind}${one} fragment F on Query ${two} fragment G on Mutation ${three}${more}`,
  );

/** All words of a document; no text in the documents made here holds a field's name. */
const wordsOf = (text: string): Set<string> => new Set(text.match(/\w+/g));

it("whatever the document, only listed root fields reach Vectice", async () => {
  const sent: string[] = [];
  const { fetch } = upstreamOf(async (request) => {
    const body: unknown = await request.json();
    sent.push(String(Reflect.get(Object(body), "query")));
    return Response.json({ data: {} });
  });
  const { ask } = proxyBeforeBackend({ fetch, limits: { aliases: 1_000, rootFields: 1_000 } });
  let through = 0;
  await fc.assert(
    fc.asyncProperty(document, async (query) => {
      sent.length = 0;
      const { status } = await ask(query);
      expect(sent).toHaveLength(status === 200 ? 1 : 0);
      expect([200, 400, 403]).toContain(status);
      for (const text of sent) {
        through += 1;
        expect(text).not.toMatch(/\b(?:mutation|subscription)\b/);
        const names = wordsOf(text);
        expect(forbidden.filter((name) => names.has(name))).toEqual([]);
      }
    }),
    runs,
  );
  expect(through).toBeGreaterThan(0);
});

it("whatever the text, no answer is a failure of the proxy", async () => {
  const { post, reached } = proxyBeforeBackend();
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.json(),
        fc.string().map((query) => JSON.stringify({ query })),
      ),
      async (body) => {
        const { status } = await post(body);
        expect([400, 413]).toContain(status);
      },
    ),
    runs,
  );
  expect(reached()).toEqual([]);
});

const segment = fc.constantFrom(
  "..",
  "%2e%2e",
  "%2E.",
  ".",
  "",
  "graphql",
  "metadata",
  "compatibility",
  "authenticate",
  "api",
  "attachments",
  "modelversion",
  "MDV-1",
  "a.csv",
  "%2f",
  "%5c",
  "\\",
  "..%2f",
  "@evil.example",
  "https:",
  ";x",
  "%00",
  "%0d%0a",
  "vectice",
  "%252e",
  "entityfiles",
  "auth",
);

it("whatever the path, nothing but the protocol's own paths is asked of the one host", async () => {
  const { fetch, requests } = upstreamOf(() => new Response("{}"));
  const { proxy } = proxyBeforeBackend({ fetch, base: undefined });
  const known =
    /^(?:graphql|metadata\/compatibility|api\/attachments\/modelversion\/MDV-1\/[^/\\]+)$/;
  await fc.assert(
    fc.asyncProperty(
      fc.array(segment, { maxLength: 9 }),
      fc.constantFrom("GET", "POST"),
      async (segments, method) => {
        requests.length = 0;
        const url = `${origin}/${segments.join("/")}`;
        const headers = { origin, "vectice-version": "25.4", "content-type": "application/json" };
        const body = method === "POST" ? '{"query":"{ whoAmI { a } }"}' : null;
        const { status } = await proxy(
          new Request(url, { method, headers, ...(body === null ? {} : { body }) }),
        );
        expect(status).toBeLessThanOrEqual(502);
        for (const request of requests) {
          const { origin: asked, pathname } = new URL(request.url);
          expect(asked).toBe(host);
          expect(pathname.slice(1)).toMatch(known);
          expect(decodeURIComponent(pathname)).not.toMatch(/\.\.|\/\/|[\\\r\n]/);
        }
      },
    ),
    { numRuns: 1_000 },
  );
});

it("whatever the headers, none but the known ones reaches Vectice", async () => {
  const { fetch, requests } = upstreamOf(() => Response.json({ data: {} }));
  const { post } = proxyBeforeBackend({ fetch });
  const name = fc.constantFrom(
    "cookie",
    "authorization",
    "x-forwarded-host",
    "forwarded",
    "x-original-url",
    "x-rewrite-url",
    "connection",
    "te",
    "via",
    "vectice-version",
    "vectice-sdk-version",
    "accept",
    "x-custom",
    "referer",
    "user-agent",
  );
  const value = fc.string({
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(fc.dictionary(name, value), async (headers) => {
      requests.length = 0;
      await post({ query: "{ whoAmI { a } }" }, headers);
      for (const request of requests) {
        expect([...request.headers.keys()].toSorted()).toEqual([
          "accept",
          "authorization",
          "content-type",
          "vectice-sdk-version",
          "vectice-version",
        ]);
        expect(request.headers.get("authorization")).toMatch(/^Bearer eyJ/);
        expect(request.headers.get("vectice-version")).toMatch(/^[\d.]+$/);
        expect(request.headers.get("accept")).toBe("application/json");
      }
    }),
    runs,
  );
});

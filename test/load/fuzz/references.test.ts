import * as fc from "fast-check";
import { describe, it } from "vitest";
import { Connection } from "../../../src/index.ts";
import { browsedReference } from "../../../src/resources/reading/web-link.ts";
import { type Kind, parseId, parseReference } from "../../../src/resources/reading/reference.ts";
import { createBackend } from "../../../src/testing/index.ts";
import { anyText, anyValue, fuzz, seed } from "./fuzz.ts";

const kinds: readonly Kind[] = [
  "workspace",
  "project",
  "phase",
  "iteration",
  "dataset",
  "datasetVersion",
  "model",
  "modelVersion",
];
const host = "https://vectice.example.com/prefix";
const prefix = fc.constantFrom(
  "WSP",
  "PRJ",
  "PHA",
  "ITR",
  "DTS",
  "DTV",
  "MDL",
  "MDV",
  "DST",
  "DSV",
);
const id = fc.oneof(
  fc
    .tuple(prefix, fc.constantFrom("-", "", "--", " "), fc.oneof(fc.nat(), anyText))
    .map((parts) => parts.join("")),
  fc.tuple(prefix, fc.bigInt()).map(([kind, number]) => `${kind}-${number}`),
);
const link = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(host, `${host}/`, "https://vectice.example.com", "http://[::1]", "HTTPS://X"),
      fc.constantFrom("/browse/", "/", "/project?w=1&resourceId=", "/phase/", "/browse//"),
      fc.oneof(fc.constantFrom(...kinds), anyText),
      fc.oneof(id, anyText),
      fc.constantFrom("", "/", "/iterations", "?a=1", "#top", "/../.."),
    )
    .map(([start, path, kind, name, end]) => `${start}${path}${kind}/${name}${end}`),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
);
const reference = fc.oneof(id, link, anyText, fc.double(), fc.integer());
const anyKind = fc.constantFrom(...kinds);

describe(`references of any form (SEED=${seed})`, { timeout: 90_000 }, () => {
  it("are ids, names or refused", () =>
    fuzz(
      fc.tuple(anyKind, reference),
      ([kind, value]) => (Object.keys(parseReference(kind, value)), parseId(kind, value)),
      (parsed) => {
        if (!/^[A-Z]{3}-\d+$/.test(parsed)) {
          throw new Error(`${parsed} is no id`);
        }
      },
    ));

  it("are ids, links of the host or refused, where things are browsed", () =>
    fuzz(
      fc.oneof(id, link, anyText),
      (text) => browsedReference(text, host),
      (found) => {
        if (!kinds.includes(found.kind) || !/^[A-Z]{3}-\d+$/.test(found.id)) {
          throw new Error(`${JSON.stringify(found)} is no reference`);
        }
      },
    ));

  it("given to every method that takes one", async () => {
    const backend = createBackend();
    const connection = await Connection.open({
      apiToken: backend.data.users[0]?.apiToken,
      fetch: backend.fetch,
      host,
      logLevel: "silent",
    });
    const workspace = await connection.workspace("WSP-1");
    const methods = fc.constantFrom<readonly [object, string]>(
      [connection, "workspace"],
      [connection, "project"],
      [connection, "browse"],
      [connection, "graphql"],
      [workspace, "project"],
    );
    await fuzz(fc.tuple(methods, fc.oneof(reference, anyValue)), ([[thing, method], value]) => {
      const call: unknown = Reflect.get(thing, method);
      const result: unknown =
        typeof call === "function" ? Reflect.apply(call, thing, [value]) : undefined;
      return result;
    });
  });
});

import * as v from "valibot";
import { describe, expect, it } from "vitest";

const errorClass = v.custom<new (message: string, facts?: object) => Error>(
  (value) => typeof value === "function",
);

/** What one of them must know. */
const facts = { id: "MDV-1", done: [], missing: [] };

const classes = [
  "SettingsError",
  "InvalidIdError",
  "AuthenticationError",
  "PermissionError",
  "NotFoundError",
  "ConflictError",
  "InvalidRequestError",
  "RateLimitError",
  "ServerError",
  "ProtocolError",
  "NetworkError",
  "TimeoutError",
  "CompatibilityError",
  "IncompleteWriteError",
];

async function load(path: string): Promise<Record<string, unknown>> {
  return v.parse(v.record(v.string(), v.unknown()), {
    ...v.parse(v.looseObject({}), await import(path)),
  });
}

describe("the minified build", () => {
  it.each(classes)("keeps the name of %s", async (name) => {
    const minified = await load("../../dist/vectice.min.js");
    const error = new (v.parse(errorClass, minified[name]))("message", facts);
    expect(error.name).toBe(name);
    expect(String(error)).toBe(`${name}: message`);
    expect(error.stack).toContain(name);
  });

  it("really is minified: the classes themselves lost their names", async () => {
    const minified = await load("../../dist/vectice.min.js");
    expect(v.parse(errorClass, minified["NotFoundError"]).name).not.toBe("NotFoundError");
  });

  it("has no error class that is not listed here", async () => {
    const minified = await load("../../dist/vectice.min.js");
    const exported = Object.keys(minified).filter((name) => name.endsWith("Error"));
    expect(
      exported.filter((name) => !["isVecticeError", "VecticeError"].includes(name)).toSorted(),
    ).toEqual(classes.toSorted());
  });

  it.each([
    ["analysis", "projectOverview", [{}, { depth: -1 }]],
    ["live", "watch", [() => 1, { every: 1 }]],
  ] as const)("has %s beside it, with its own error classes", async (part, name, values) => {
    const [minified, beside, whole] = await Promise.all([
      load("../../dist/vectice.min.js"),
      load(`../../dist/${part}.min.js`),
      load(`../../dist/${part}.js`),
    ]);
    expect(Object.keys(beside)).toEqual(Object.keys(whole));
    const call = v.parse(v.function(), beside[name]);
    const refused: unknown = await (async () => Reflect.apply(call, undefined, values))().catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(v.parse(errorClass, minified["InvalidRequestError"]));
  });

  it("has query beside it, which explains its errors", async () => {
    const [minified, beside, whole] = await Promise.all([
      load("../../dist/vectice.min.js"),
      load("../../dist/query.min.js"),
      load("../../dist/query.js"),
    ]);
    expect(Object.keys(beside)).toEqual(Object.keys(whole));
    const explain = v.parse(v.function(), beside["explain"]);
    const error = new (v.parse(errorClass, minified["NotFoundError"]))("message");
    expect(explain(error)).toMatchObject({ title: "There is nothing here" });
  });

  it("recognises the errors of another copy of the library", async () => {
    const [minified, node] = await Promise.all([
      load("../../dist/vectice.min.js"),
      load("../../dist/index.cjs"),
    ]);
    const isVecticeError = v.parse(v.function(), node["isVecticeError"]);
    const error = new (v.parse(errorClass, minified["NotFoundError"]))("message");
    expect(isVecticeError(error)).toBe(true);
    expect(isVecticeError(new Error("message"))).toBe(false);
  });
});

import { createRequire } from "node:module";
import * as v from "valibot";
import { describe, expect, it } from "vitest";

const required: (path: string) => unknown = createRequire(import.meta.url);
const load = async (file: string): Promise<unknown> => {
  const path = `../../dist/${file}`;
  const module: unknown = file.endsWith(".cjs") ? required(path) : await import(path);
  return module;
};

const ErrorClass = v.custom<new (message: string) => Error>((value) => typeof value === "function");
const names = [
  "AuthenticationError",
  "CompatibilityError",
  "ConflictError",
  "InvalidIdError",
  "InvalidRequestError",
  "NetworkError",
  "NotFoundError",
  "PermissionError",
  "ProtocolError",
  "RateLimitError",
  "ServerError",
  "SettingsError",
  "TimeoutError",
] as const;
const Errors = v.looseObject({
  ...v.entriesFromList([...names, "VecticeError"], ErrorClass),
});
/** Every file that a condition of the package leads to and that has the classes. */
const files = ["index", "core", "browser"].flatMap((name) => [`${name}.js`, `${name}.cjs`]);
const all = [...files, "worker.js", "vectice.min.js"];

describe("instanceof across copies of the library", () => {
  it("takes an error for what it is, whichever file it is from", async () => {
    for (const one of all) {
      const made = v.parse(Errors, { ...Object(await load(one)) });
      for (const other of all) {
        const asked = v.parse(Errors, { ...Object(await load(other)) });
        for (const name of names) {
          const error = new made[name]("x");
          expect(error, `${name} of ${one} in ${other}`).toBeInstanceOf(asked.VecticeError);
          expect(names.filter((known) => error instanceof asked[known])).toEqual([name]);
        }
      }
    }
  });

  it("takes the errors of entries without the classes as well", async () => {
    const failures = await Promise.all(
      ["server.js", "server.cjs"].map(async (file) => {
        const { issueAccessToken } = v.parse(
          v.looseObject({
            issueAccessToken: v.custom<(options: object) => Promise<unknown>>(
              (value) => typeof value === "function",
            ),
          }),
          { ...Object(await load(file)) },
        );
        return issueAccessToken({ apiToken: 5 }).catch((error: unknown) => error);
      }),
    );
    const analysis = await Promise.all(
      ["analysis.js", "analysis.cjs", "live.js", "live.cjs"].map(async (file) => {
        const { checkGate, watch } = v.parse(v.looseObject({}), { ...Object(await load(file)) });
        const call: unknown = checkGate ?? watch;
        try {
          const given: unknown =
            typeof call === "function"
              ? await Reflect.apply(call, undefined, [5, { every: -1 }])
              : call;
          return given;
        } catch (error) {
          return error;
        }
      }),
    );
    for (const file of all) {
      const { VecticeError, SettingsError } = v.parse(Errors, { ...Object(await load(file)) });
      expect(failures.every((failure) => failure instanceof SettingsError)).toBe(true);
      expect(analysis.filter((failure) => !(failure instanceof VecticeError))).toEqual([]);
    }
  });

  it("does not take other errors for ours, nor ours for those of a class made of one", async () => {
    const { NotFoundError, VecticeError } = v.parse(Errors, { ...Object(await load("index.js")) });
    const other = v.parse(Errors, { ...Object(await load("worker.js")) });
    class Special extends NotFoundError {}
    expect(new other.NotFoundError("x")).toBeInstanceOf(NotFoundError);
    expect(new other.NotFoundError("x")).not.toBeInstanceOf(Special);
    expect(new Special("x")).toBeInstanceOf(Special);
    expect(new Special("x")).toBeInstanceOf(other.NotFoundError);
    for (const value of [new Error("x"), null, undefined, 5, { name: "NotFoundError" }]) {
      expect(value instanceof NotFoundError || value instanceof VecticeError).toBe(false);
    }
  });
});

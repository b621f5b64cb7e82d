import { createRequire } from "node:module";
import * as v from "valibot";
import { describe, expect, it } from "vitest";

const required: (path: string) => unknown = createRequire(import.meta.url);
const imported = async (path: string): Promise<unknown> => {
  const module: unknown = await import(path);
  return module;
};
const Errors = v.looseObject({
  SettingsError: v.custom<new () => Error>((value) => typeof value === "function"),
});
const Server = v.looseObject({
  issueAccessToken: v.custom<(options: unknown) => Promise<unknown>>(
    (value) => typeof value === "function",
  ),
});

describe.each<[string, (entry: string) => Promise<unknown>]>([
  ["require", async (entry) => required(`../../dist/${entry}.cjs`)],
  ["import", async (entry) => imported(`../../dist/${entry}.js`)],
])("%s of two entries", (_, load) => {
  it("gives one copy of the error classes", async () => {
    const { SettingsError } = v.parse(Errors, {
      ...v.parse(v.looseObject({}), await load("index")),
    });
    for (const entry of ["core", "browser"]) {
      const other = v.parse(Errors, { ...v.parse(v.looseObject({}), await load(entry)) });
      expect(other.SettingsError).toBe(SettingsError);
    }
    const server = v.parse(Server, { ...v.parse(v.looseObject({}), await load("server")) });
    await expect(server.issueAccessToken({ apiToken: 5 })).rejects.toBeInstanceOf(SettingsError);
  });
});

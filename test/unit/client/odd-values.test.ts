import { describe, expect, it } from "vitest";
import { Connection, isVecticeError } from "../../../src/index.ts";
import { createBackend } from "../../../src/testing/index.ts";

const odd: readonly unknown[] = [
  { toString: null },
  Object.create(null),
  5.5,
  [],
  Symbol("x"),
  1n,
  () => 1,
  true,
];

async function connected() {
  const backend = createBackend();
  const options = {
    apiToken: backend.data.users[0]?.apiToken,
    host: "https://vectice.example.com",
    fetch: backend.fetch,
    logLevel: "silent",
  } as const;
  return { backend, options, connection: await Connection.open(options) };
}

/** Calls a method as untyped code does; resolves to what it failed with. */
async function failureOf(thing: object, method: string, ...values: unknown[]): Promise<unknown> {
  try {
    const called: unknown = Reflect.get(thing, method);
    await (typeof called === "function" ? Reflect.apply(called, thing, values) : undefined);
    return undefined;
  } catch (error) {
    return error;
  }
}

describe("values that cannot be converted", () => {
  it.each(["workspace", "project", "iteration", "modelVersion", "graphql", "browse"])(
    "are refused by %s with an error of ours",
    async (method) => {
      const { connection } = await connected();
      for (const value of odd) {
        expect(isVecticeError(await failureOf(connection, method, value))).toBe(true);
      }
    },
  );

  it.each(["timeout", "signal"])("are refused as the option %s", async (option) => {
    const { connection, options } = await connected();
    for (const value of odd.filter((given) => option === "signal" || given !== true)) {
      const given = { [option]: value };
      for (const error of [
        await failureOf(connection, "workspace", 1, given),
        await failureOf(connection, "workspaces", given),
        await failureOf(connection, "graphql", "{ whoAmI { user { name } } }", {}, given),
        await failureOf(Connection, "open", { ...options, ...given }),
      ]) {
        expect(error instanceof Error ? error.name : "").toMatch(
          /^(?:InvalidRequest|Settings)Error$/,
        );
      }
    }
  });

  it("are refused as headers", async () => {
    const { options } = await connected();
    for (const value of odd) {
      const error = await failureOf(Connection, "open", {
        ...options,
        headers: { "x-own": value },
      });
      expect(error).toMatchObject({ name: "SettingsError" });
    }
    expect(await failureOf(Connection, "open", { ...options, headers: 5 })).toMatchObject({
      name: "SettingsError",
    });
  });
});

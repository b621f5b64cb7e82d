import { execFile } from "node:child_process";
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";
import { describe, expect, it } from "vitest";
import { runBare } from "./bare.ts";

const execute = promisify(execFile);
const entries = ["dist/index.js", "dist/index.cjs", "dist/browser.js", "dist/vectice.min.js"];

/**
 * Freezes the language's own objects, as hardened realms do, and closes the global object. Not the
 * platform's: Node itself changes them when it first needs them.
 */
const freezing = `
  const { runInNewContext } = await import("node:vm");
  const language = new Set(runInNewContext("Object.getOwnPropertyNames(globalThis)"));
  const seen = new Set([globalThis]);
  const freeze = (value) => {
    if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value)) return;
    seen.add(value);
    Object.freeze(value);
    for (const key of Reflect.ownKeys(value)) {
      const { value: inner, get, set } = Object.getOwnPropertyDescriptor(value, key);
      [inner, get, set].forEach(freeze);
    }
    freeze(Object.getPrototypeOf(value));
  };
  for (const key of Object.getOwnPropertyNames(globalThis)) {
    const { configurable, value } = Object.getOwnPropertyDescriptor(globalThis, key);
    if (language.has(key)) freeze(value);
    if (configurable && value !== undefined) {
      Object.defineProperty(globalThis, key, { writable: false, configurable: false });
    }
  }
  Object.preventExtensions(globalThis);`;

/** Connects and fails in every way that makes an error of another one, in a frozen world. */
async function runFrozen(path: string): Promise<unknown> {
  const program = `
    import { createBackend } from "vectice/testing";
    const backend = createBackend();
    const [{ apiToken }] = backend.data.users;
    ${freezing}
    const all = await import(${JSON.stringify(pathToFileURL(resolve(path)).href)});
    const { Connection } = all.Connection === undefined ? all.default : all;
    const host = "https://vectice.example.com";
    const open = (fetch) => Connection.open({ host, apiToken, fetch, retry: 0, timeout: 1000 });
    const nameOf = (error) => [error.name, error.cause?.name].filter(Boolean).join(" of ");
    const connection = await open(backend.fetch);
    console.log(JSON.stringify([
      connection.user.name,
      (await connection.workspaces()).length,
      (backend.fail("getWorkspaceById", { status: 403 }), await connection.workspace(1).catch(nameOf)),
      await open(() => { throw new TypeError("down: " + apiToken, { cause: new RangeError("x") }); }).catch(nameOf),
      await open(() => new Promise(() => {})).catch(nameOf),
    ]));`;
  const { stdout } = await execute(process.execPath, ["--input-type=module", "--eval", program]);
  return JSON.parse(stdout);
}

describe("where everything is frozen", () => {
  it.each(entries)("%s works, and fails with its own errors", async (path) => {
    expect(await runFrozen(path)).toEqual([
      "Ada Moreau",
      13,
      "PermissionError",
      "NetworkError of TypeError",
      "TimeoutError",
    ]);
  });
});

describe("an old bundler", () => {
  // The build is ES2022; whoever needs less says so to the bundler.
  it.each([
    ["es2020", "dist/vectice.min.js"],
    ["es2020", "dist/browser.js"],
    ["es2017", "dist/vectice.min.js"],
  ])("rewrites for %s what still connects: %s", async (target, path) => {
    mkdirSync(".reports/environments", { recursive: true });
    const outfile = resolve(`.reports/environments/${target}-${path.replace("dist/", "")}`);
    const { warnings } = await build({
      stdin: {
        contents: `import { Connection } from "./${path}";
          export const run = (host, apiToken) =>
            Connection.open({ host, apiToken }).then(({ user }) => user.name);`,
        resolveDir: ".",
      },
      bundle: true,
      format: "esm",
      target,
      outfile,
      logLevel: "silent",
    });
    expect(warnings).toEqual([]);
    const backend = createBackend();
    const { url, close } = await listen(backend, { port: 0 });
    const answer = await runBare(outfile, url, backend.data.users[0]?.apiToken ?? "");
    await close();
    expect(answer).toBe("Ada Moreau");
  });

  it("that knows less than ES2022 says where it stopped, instead of making what breaks later", async () => {
    // esbuild refuses what it cannot rewrite: ES5 has no classes.
    const made = build({
      entryPoints: ["dist/vectice.min.js"],
      write: false,
      target: "es5",
      logLevel: "silent",
    });
    await expect(made).rejects.toThrow(/not supported|not supported yet/);
  });
});

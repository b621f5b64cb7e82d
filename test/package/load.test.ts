import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const execute = promisify(execFile);

/** Runs a program in a Node of its own, in this package, where `vectice` is the package itself. */
async function run(
  type: "module" | "commonjs",
  program: string,
  ...flags: string[]
): Promise<{ stdout: string; stderr: string }> {
  return execute(process.execPath, [...flags, `--input-type=${type}`, "--eval", program], {
    // An ordinary environment, without the test runner's own settings.
    env: { PATH: process.env["PATH"] },
  });
}

const names = "connect, Connection, Workspace, Project, SettingsError, version";
const report = `console.log([${names}].map((value) => typeof value).join());`;
const expected = "function,function,function,function,function,string\n";

describe("the package", () => {
  it("can be imported", async () => {
    const { stdout, stderr } = await run("module", `import { ${names} } from "vectice"; ${report}`);
    expect({ stdout, stderr }).toEqual({ stdout: expected, stderr: "" });
  });

  it("can be required, also without require(esm)", async () => {
    const program = `const { ${names} } = require("vectice"); ${report}`;
    const { stdout, stderr } = await run("commonjs", program, "--no-experimental-require-module");
    expect({ stdout, stderr }).toEqual({ stdout: expected, stderr: "" });
  });

  it.each([
    "vectice/core",
    "vectice/testing",
    "vectice/testing/node",
    "vectice/server",
    "vectice/server/node",
  ])("%s can be imported and required", async (name) => {
    const imported = await run(
      "module",
      `import * as all from "${name}"; console.log(Object.keys(all).length > 0);`,
    );
    const required = await run(
      "commonjs",
      `console.log(Object.keys(require("${name}")).length > 0);`,
    );
    expect([imported.stdout, required.stdout]).toEqual(["true\n", "true\n"]);
  });

  it("refuses the Node server of the backend to browsers", async () => {
    const program = `import("vectice/testing/node").catch(({ code }) => console.log(code));`;
    const { stdout } = await run("module", program, "--conditions=browser");
    expect(stdout).toBe("ERR_PACKAGE_PATH_NOT_EXPORTED\n");
  });

  it("gives browsers, workers and edge runtimes the entry without Node", async () => {
    const program = `console.log(import.meta.resolve("vectice"));`;
    const resolved = await Promise.all(
      ["browser", "worker", "workerd", "edge-light"].map((name) =>
        run("module", program, `--conditions=${name}`),
      ),
    );
    expect(resolved.map(({ stdout }) => stdout.trim().split("/").at(-1))).toEqual(
      Array(4).fill("browser.js"),
    );
  });

  it.each(["dist/index.js", "dist/browser.js", "dist/core.js", "dist/vectice.min.js"])(
    "%s does nothing when imported",
    async (path) => {
      // Nothing is sent or printed, no global appears or changes, and nothing keeps the process alive.
      const program = `
        const seen = [];
        globalThis.fetch = () => { seen.push("fetch"); };
        for (const name of ["localStorage", "document", "window"]) {
          Object.defineProperty(globalThis, name, { configurable: true, get() { seen.push(name); } });
        }
        const before = Object.getOwnPropertyNames(globalThis).toSorted().join();
        await import("./${path}");
        const after = Object.getOwnPropertyNames(globalThis).toSorted().join();
        console.log(JSON.stringify({ seen, same: before === after, handles: process.getActiveResourcesInfo().filter((kind) => kind === "Timeout") }));
      `;
      const { stdout, stderr } = await run("module", program);
      expect({ stdout, stderr }).toEqual({
        stdout: '{"seen":[],"same":true,"handles":[]}\n',
        stderr: "",
      });
    },
  );

  it("defines one global as a plain script, and no more", async () => {
    const program = `
      const { readFileSync } = require("node:fs");
      const { runInThisContext } = require("node:vm");
      const before = new Set(Object.keys(globalThis));
      runInThisContext(readFileSync("dist/vectice.global.js", "utf8"));
      const added = Object.keys(globalThis).filter((name) => !before.has(name));
      console.log(added.join(), typeof vectice.connect);
    `;
    const { stdout } = await run("commonjs", program);
    expect(stdout).toBe("vectice function\n");
  });
});

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { watching } from "./effects.ts";
import { entries, neutralFiles, nodeFiles } from "./runtimes.ts";

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

  it("can be required for tests without require(esm), as in Jest, where msw cannot", async () => {
    const program =
      'const { createBackend } = require("vectice/testing"); console.log(typeof createBackend({}).fetch);';
    const { stdout } = await run("commonjs", program, "--no-experimental-require-module");
    expect(stdout).toBe("function\n");
  });

  it.each(entries.map((entry) => entry.replace(/^\./, "vectice")))(
    "%s can be imported and required",
    async (name) => {
      const imported = await run(
        "module",
        `import * as all from "${name}"; console.log(Object.keys(all).length > 0);`,
      );
      const required = await run(
        "commonjs",
        `console.log(Object.keys(require("${name}")).length > 0);`,
      );
      expect([imported.stdout, required.stdout]).toEqual(["true\n", "true\n"]);
    },
  );

  it("refuses the Node server of the backend to browsers", async () => {
    const program = `import("vectice/testing/node").catch(({ code }) => console.log(code));`;
    const { stdout } = await run("module", program, "--conditions=browser");
    expect(stdout).toBe("ERR_PACKAGE_PATH_NOT_EXPORTED\n");
  });

  it.each([...new Set([...neutralFiles, ...nodeFiles])].filter((path) => path.endsWith(".js")))(
    "%s does nothing when imported",
    async (path) => {
      // What the peers of the testing entry do is their own business: they are there before.
      const peers = path.includes("/testing") ? 'import "graphql"; import "msw";' : "";
      const program = peers + watching(`await import("${path}")`);
      const { stdout, stderr } = await run("module", program);
      expect({ stdout, stderr }).toEqual({ stdout: "[]\n", stderr: "" });
    },
  );

  it.each([
    ["fetch", "fetch('https://vectice.example.com')"],
    ["localStorage", "localStorage"],
    ["document", "typeof document"],
    ["Date.now", "Date.now()"],
    ["Math.random", "Math.random()"],
    ["crypto.randomUUID", "crypto.randomUUID()"],
    ["setTimeout", "setTimeout(() => {}, 1)"],
    ["addEventListener", "process.on('exit', () => {})"],
    ["added x", "globalThis.x = 1"],
    ["changed URL", "globalThis.URL = class {}"],
    ["changed Array.prototype", "Array.prototype.x = 1"],
  ])("a side effect would be seen: %s", async (name, effect) => {
    const { stdout } = await run("module", watching(effect));
    expect(stdout).toContain(name);
  });

  it("defines one global as a plain script, and no more", async () => {
    const program = `
      const { readFileSync } = require("node:fs");
      const { runInThisContext } = require("node:vm");
      const before = new Set(Object.keys(globalThis));
      runInThisContext(readFileSync("dist/vectice.global.js", "utf8"));
      const added = Object.keys(globalThis).filter((name) => !before.has(name));
      console.log(added.join(), typeof vectice.connect);
      console.log(typeof vectice.analysis.metricHistory, typeof vectice.live.watch);
    `;
    const { stdout } = await run("commonjs", program);
    expect(stdout).toBe("vectice function\nfunction function\n");
  });
});

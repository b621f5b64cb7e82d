import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { codeOf, graphOf } from "./graph.ts";

const execute = promisify(execFile);

/** The entries that nobody pays for who does not use them, and their names. */
const entries = [
  [
    "analysis",
    [
      "checkGate",
      "compareVersions",
      "lineageGraph",
      "metricHistory",
      "metricsOf",
      "projectOverview",
      "toCsv",
      "toRecords",
      "workspaceOverview",
    ],
  ],
  ["live", ["watch"]],
  ["query", ["explain", "keysOf", "queries"]],
] as const;

describe.each(entries)("vectice/%s", (name, exported) => {
  it("brings no package and nothing of the client, only itself and the errors", async () => {
    const { files, builtins, dynamic } = await graphOf(`dist/${name}.js`);
    expect([...files.keys()].filter((path) => !path.startsWith("dist/"))).toEqual([]);
    expect({ builtins, dynamic }).toEqual({ builtins: [], dynamic: [] });
    const code = await Promise.all([...files].map(([path, text]) => codeOf(path, text)));
    expect(code.join("").length).toBeLessThan(20_000);
    expect(code.join("")).not.toMatch(/graphql|apiToken|(?<![\w$.])(process\.|Buffer\b)/);
  });

  it("can be imported and required, by every host, and does nothing when it is", async () => {
    const seen = `
      const seen = [];
      for (const name of ["fetch", "document", "navigator", "setTimeout", "addEventListener"]) {
        Object.defineProperty(globalThis, name, { configurable: true, get() { seen.push(name); } });
      }
    `;
    const report = `process.stdout.write(JSON.stringify({ names: Object.keys(all).toSorted(), seen }));`;
    const run = (type: string, load: string, ...flags: string[]) =>
      execute(process.execPath, [...flags, `--input-type=${type}`, "--eval", seen + load + report]);
    const results = await Promise.all([
      run("module", `const all = { ...(await import("vectice/${name}")) };`),
      run(
        "module",
        `const all = { ...(await import("vectice/${name}")) };`,
        "--conditions=browser",
      ),
      run(
        "commonjs",
        `const all = require("vectice/${name}");`,
        "--no-experimental-require-module",
      ),
    ]);
    expect(results.map(({ stdout }) => stdout)).toEqual(
      results.map(() => JSON.stringify({ names: exported, seen: [] })),
    );
  });
});

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { graphOf } from "./graph.ts";
import {
  entries,
  exportsMap,
  refusesBrowsers,
  resolveTarget,
  type Runtime,
  runtimes,
} from "./runtimes.ts";

const execute = promisify(execFile);

const graphs = new Map<string, ReturnType<typeof graphOf>>();

/** What a file reaches of Node; each file is walked once. */
async function builtinsOf(path: string): Promise<readonly string[]> {
  const graph = graphs.get(path) ?? graphOf(path);
  graphs.set(path, graph);
  return (await graph).builtins;
}

/** What is wrong with the file that a runtime is led to. */
async function problemOf(part: unknown, runtime: Runtime): Promise<string | undefined> {
  const path = resolveTarget(part, runtime.conditions);
  if (path === undefined) {
    return refusesBrowsers(part) && !runtime.node ? undefined : "leads nowhere";
  }
  const extension = runtime.conditions.includes("require") ? ".cjs" : ".js";
  if (!path.endsWith(extension) || !existsSync(path)) {
    return `${path} is not a built ${extension} file`;
  }
  const builtins = runtime.node || refusesBrowsers(part) ? [] : await builtinsOf(path);
  return builtins.length === 0 ? undefined : `${path} reaches ${builtins.join()}`;
}

async function problemsOf(map: Readonly<Record<string, unknown>>): Promise<string[]> {
  const found = await Promise.all(
    entries.flatMap((entry) =>
      runtimes.map(async (runtime) => {
        const problem = await problemOf(map[entry], runtime);
        return problem === undefined ? [] : [`${entry} for ${runtime.name}: ${problem}`];
      }),
    ),
  );
  return found.flat();
}

describe("the exports map", () => {
  it("leads every runtime to a file of its own kind that runs there", async () => {
    expect(await problemsOf(exportsMap)).toEqual([]);
  });

  it.each(runtimes)("gives $name the adapter of its host", ({ name, conditions, node }) => {
    const path = resolveTarget(exportsMap["."], conditions);
    const adapter = node ? "index" : /^worker|edge/.test(name) ? "worker" : "browser";
    expect(path?.replace(/\.c?js$/, "")).toBe(`./dist/${adapter}`);
  });

  it("declares the types of the very file that runs", () => {
    for (const { conditions } of runtimes) {
      for (const entry of entries) {
        const path = resolveTarget(exportsMap[entry], conditions);
        const types = resolveTarget(exportsMap[entry], ["types", ...conditions]);
        // The entry for workers is the browser's, built otherwise.
        const declared = path?.replace("/worker.js", "/browser.js");
        expect(types).toBe(declared?.replace(/\.(c?)js$/, ".d.$1ts"));
        expect(types === undefined || existsSync(types)).toBe(true);
      }
    }
  });
});

describe("these tests", () => {
  it("resolve as Node does", async () => {
    const conditions = ["react-server", "deno", "bun", "workerd", "worker", "browser"];
    const names = entries.map((entry) => entry.replace(/^\./, "vectice"));
    const program = `console.log(JSON.stringify(${JSON.stringify(names)}.map((name) => {
      try { return import.meta.resolve(name); } catch { return null; }
    })));`;
    const asNode = (extra: string) =>
      entries.map((entry) => {
        const path = resolveTarget(exportsMap[entry], [extra, "node", "import"]);
        return path === undefined ? null : pathToFileURL(resolve(path)).href;
      });
    await Promise.all(
      conditions.map(async (condition) => {
        const flags = [`--conditions=${condition}`, "--input-type=module", "--eval", program];
        const { stdout } = await execute(process.execPath, flags);
        expect(JSON.parse(stdout)).toEqual(asNode(condition));
      }),
    );
  });

  it("notice when node stands before the edge and worker conditions", async () => {
    const { node, ...others } = v.parse(v.record(v.string(), v.unknown()), exportsMap["."]);
    const problems = await problemsOf({ ...exportsMap, ".": { node, ...others } });
    expect(problems).toContainEqual(
      expect.stringMatching(/^\. for workerd with node: .*index\.js reaches .*node:fs/),
    );
    expect(problems).toContainEqual(expect.stringMatching(/^\. for edge-light: /));
  });

  it("notice a missing file, a missing condition, and the wrong kind of module", async () => {
    const broken = [
      "./dist/missing.js",
      { node: "./dist/index.js" },
      { import: "./dist/core.js", require: "./dist/core.js" },
    ];
    const problems = await Promise.all(
      broken.map((part) => problemsOf({ ...exportsMap, "./core": part })),
    );
    expect(problems.map(([first]) => first)).toEqual([
      "./core for react-server: ./dist/missing.js is not a built .js file",
      "./core for workerd: leads nowhere",
      "./core for node require: ./dist/core.js is not a built .cjs file",
    ]);
  });
});

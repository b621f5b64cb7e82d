import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { codeOf, type Graph, graphOf } from "./graph.ts";
import { refusedIn } from "./refused.ts";
import {
  exportsMap,
  needsPeers,
  neutralFiles,
  nodeFiles,
  resolveTarget,
  scripts,
} from "./runtimes.ts";

const peers = Object.keys(manifest.peerDependencies);
const graphs = new Map<string, Graph>();

/** Walks a file's imports, once. */
async function walk(path: string): Promise<Graph> {
  const graph = graphs.get(path) ?? (await graphOf(path));
  graphs.set(path, graph);
  return graph;
}

/** The files that are reached, without the peers': what those do is their own business. */
async function ownFiles(entry: string): Promise<[path: string, text: string][]> {
  const { files } = await walk(entry);
  return [...files].filter(([path]) => /^(dist|node_modules\/(ky|valibot))\//.test(path));
}

async function refusedFrom(entry: string): Promise<string[]> {
  const found = await Promise.all(
    (await ownFiles(entry)).map(async ([path, text]) => {
      const code = path.endsWith(".cjs") ? text : await codeOf(path, text);
      return (
        refusedIn(code)
          // What a CommonJS file is made of.
          .filter((name) => !path.endsWith(".cjs") || !["require", "module"].includes(name))
          // What workers and script elements load, and what is required, is whole: the rest loads late.
          .filter((name) => name !== "import()" || /worker|vectice|\.cjs/.test(path))
          .map((name) => `${name} in ${path}`)
      );
    }),
  );
  return found.flat();
}

it.each(neutralFiles)(
  "%s reaches nothing of Node, nor anything that some hosts refuse",
  async (entry) => {
    const { files, builtins } = await walk(entry);
    expect(files.size).toBeGreaterThan(0);
    expect(builtins).toEqual([]);
    expect(await refusedFrom(entry)).toEqual([]);
  },
);

it.each(neutralFiles.filter((path) => !needsPeers(path)))(
  "%s needs no package but ky and valibot",
  async (entry) => {
    const { files } = await walk(entry);
    expect(files.size).toBe((await ownFiles(entry)).length);
  },
);

it("walks every file that is built, but those of Node alone and the command", async () => {
  const filesFrom = async (entries: readonly string[]) =>
    (await Promise.all(entries.map(ownFiles))).flatMap((found) => found.map(([path]) => path));
  const known = new Set([...(await filesFrom(neutralFiles)), ...(await filesFrom(nodeFiles))]);
  const unknown = readdirSync("dist", { recursive: true, encoding: "utf8" })
    .map((path) => `dist/${path.replaceAll("\\", "/")}`)
    .filter((path) => /\.c?js$/.test(path) && !path.startsWith("dist/cli") && !known.has(path));
  expect(unknown).toEqual([]);
});

it.each(scripts)("%s is whole, or takes the error classes from the main one", async (entry) => {
  const { files } = await walk(entry);
  const main = /vectice/.test(entry) ? [] : ["dist/vectice.min.js"];
  expect(new Set(files.keys())).toEqual(new Set([entry.replace("./", ""), ...main]));
});

it.each(["./dist/browser.js", "./dist/index.js"])(
  "%s reaches neither the testing nor the server entry",
  async (main) => {
    const own = await ownFiles(main);
    for (const entry of ["./testing", "./server"]) {
      const path = resolveTarget(exportsMap[entry], ["browser", "import"]);
      expect(own.map(([reached]) => reached)).not.toContain(path?.replace("./", ""));
    }
    // Nor by way of a chunk that both share: what only those hold is not there.
    const text = own.map(([, text]) => text).join("\n");
    const names = ["createBackend", "createProxy", ...peers.map((name) => `from "${name}`)];
    expect(names.filter((name) => text.includes(name))).toEqual([]);
  },
);

describe("these tests", () => {
  it("see what the Node entry reaches", async () => {
    const { builtins } = await graphOf("dist/index.js");
    expect(builtins).toContain("node:fs");
    expect(await refusedFrom("dist/index.js")).toContain("process in dist/index.js");
    expect((await graphOf("dist/index.cjs")).builtins).toContain("node:fs");
  });

  it.each([
    ["process", "export const x = process.pid;"],
    ["process", "export const x = typeof process;"],
    ["process", "export const x = globalThis.process?.env;"],
    ["process", "const { pid } = process; export { pid };"],
    ["Buffer", "export const x = Buffer.from('');"],
    ["Buffer", "export const x = { Buffer };"],
    ["require", "export const x = require('y');"],
    ["eval", "export const x = eval('1');"],
    ["eval", "export const x = (0, eval)('1');"],
    ["Function()", "export const x = new Function('return 1');"],
    ["Function()", "export const x = globalThis.Function('return 1');"],
    ["a timer of text", "setTimeout('alert()', 1);"],
    ["import()", "export const x = import('./y.js');"],
  ] as const)("see %s in %s", async (name, text) => {
    expect(refusedIn(await codeOf("scratch.js", text))).toEqual([name]);
    expect(refusedIn(text)).toEqual([name]);
  });

  it("overlook comments, texts and members of the same name", async () => {
    const text = `/* process.env, eval(1) */ export const x = (y) => y.process.pid + y.eval("import('')");
      export const { Buffer: z } = { Buffer: 1, process() {}, f: (g) => g instanceof Function };`;
    expect(refusedIn(await codeOf("scratch.js", text))).toEqual([]);
    expect(refusedIn(text)).toEqual([]);
  });
});

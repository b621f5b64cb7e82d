import { describe, expect, it } from "vitest";
import { codeOf, graphOf } from "./graph.ts";

// What a page under a strict content security policy, or an analyser of edge workers, refuses.
const refused = {
  process: /(?<![\w$.])process\./,
  Buffer: /(?<![\w$.])Buffer\b/,
  "eval()": /(?<![\w$.])eval\(/,
  "new Function": /\bnew Function\b/,
  "import()": /(?<![\w$.])import\(/,
};

async function found(entry: string): Promise<string[]> {
  const { files } = await graphOf(entry);
  const codes = await Promise.all(
    [...files].map(async ([path, text]) => ({ path, code: await codeOf(path, text) })),
  );
  return codes.flatMap(({ path, code }) =>
    Object.entries(refused)
      .filter(([, pattern]) => pattern.test(code))
      .map(([name]) => `${name} in ${path}`),
  );
}

const shipped = [
  "dist/browser.js",
  "dist/core.js",
  "dist/vectice.min.js",
  "dist/vectice.global.js",
];

// What the testing entry's peers, graphql and msw, hold besides is their own business.
it.each([...shipped, "dist/testing.js", "dist/server.js"])(
  "%s reaches nothing of Node",
  async (entry) => {
    const { files, builtins } = await graphOf(entry);
    expect(files.size).toBeGreaterThan(0);
    expect(builtins).toEqual([]);
  },
);

it.each(shipped)("%s holds nothing that some hosts refuse", async (entry) => {
  const { dynamic } = await graphOf(entry);
  expect(dynamic).toEqual([]);
  expect(await found(entry)).toEqual([]);
});

describe("dist/vectice.min.js", () => {
  it("is whole: it imports nothing", async () => {
    const { files } = await graphOf("dist/vectice.min.js");
    expect([...files.keys()]).toEqual(["dist/vectice.min.js"]);
  });
});

describe("these tests", () => {
  it("see what the Node entry reaches", async () => {
    const { builtins } = await graphOf("dist/index.js");
    expect(builtins).toContain("node:fs");
    expect(await found("dist/index.js")).toContainEqual(
      expect.stringMatching(/^process in dist\/index\.js$/),
    );
  });

  it.each([
    ["process", "export const x = process.pid;"],
    ["Buffer", "export const x = Buffer.from('');"],
    ["eval()", "export const x = eval('1');"],
    ["new Function", "export const x = new Function('return 1');"],
    ["import()", "export const x = import('./y.js');"],
  ] as const)("see %s", async (name, text) => {
    expect(refused[name].test(await codeOf("scratch.js", text))).toBe(true);
  });

  it("overlook comments and members of the same name", async () => {
    const text = "/* process.env, eval(1) */ export const x = (y) => y.process.pid + y.eval(1);";
    const code = await codeOf("scratch.js", text);
    expect(Object.values(refused).filter((pattern) => pattern.test(code))).toEqual([]);
  });
});

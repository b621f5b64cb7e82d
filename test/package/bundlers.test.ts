import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runBare } from "./bare.ts";
import { type Bundle, bundlers } from "./bundlers.ts";
import { codeOf } from "./graph.ts";
import { install, type Installation } from "./install.ts";
import { refusedIn } from "./refused.ts";
import { entries, exportsMap, needsPeers, refusesBrowsers } from "./runtimes.ts";

// What bundlers put in for Node's builtins, and what is left where they put nothing in.
const remains =
  /node:|__vite-browser-external|browser-external|\bpolyfill|__require\b|createRequire/;

/** What a page could not do with a bundle, and what its bundler complained about. */
async function problemsOf({ code, warnings }: Bundle): Promise<string[]> {
  return [
    ...warnings,
    ...(remains.exec(code) ?? []),
    ...refusedIn(await codeOf("main.js", code)),
    // Whatever was left outside.
    ...ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName),
  ];
}

/** A program that connects, and that holds every entry for browsers that needs no peers. */
const others = entries.filter(
  (entry) => entry !== "." && !refusesBrowsers(exportsMap[entry]) && !needsPeers(entry),
);
const program = `
  import { connect, version } from "vectice";
  ${others.map((entry, place) => `import * as entry${place} from "vectice/${entry.slice(2)}";`).join("\n")}
  export const others = [${others.map((_, place) => `Object.keys(entry${place})`).join()}];
  export async function run(host, apiToken) {
    const connection = await connect({ host, apiToken });
    return [connection.user.name, (await connection.workspaces()).length, version].join();
  }`;

let installed: Installation;

beforeAll(async () => {
  installed = await install();
  await writeFile(join(installed.folder, "package.json"), '{ "type": "module" }');
  await writeFile(join(installed.folder, "main.js"), program);
}, 60_000);

afterAll(() => installed.remove());

describe.each(Object.entries(bundlers))("a page bundled with %s", (name, make) => {
  let bundle: Bundle;

  beforeAll(async () => {
    bundle = await make(installed.folder);
  }, 60_000);

  it("needs no warning, no polyfill and nothing of Node", async () => {
    expect(await problemsOf(bundle)).toEqual([]);
  });

  it("runs, and connects, with what browsers have", async () => {
    const path = join(installed.folder, `${name}.output.js`);
    await writeFile(path, bundle.code);
    const backend = createBackend();
    const { url, close } = await listen(backend, { port: 0 });
    const answer = await runBare(path, url, backend.data.users[0]?.apiToken ?? "");
    await close();
    expect(answer).toMatch(/^Ada Moreau,13,\d+\.\d+\.\d+$/);
  });
});

describe("these tests", () => {
  it.each(Object.entries(bundlers))(
    "notice what %s makes of a builtin of Node",
    async (_, make) => {
      const folder = join(installed.folder, "wrong");
      await mkdir(folder, { recursive: true });
      const text =
        'import { readFileSync } from "node:fs"; export const run = () => readFileSync("x");';
      await writeFile(join(folder, "main.js"), text);
      const problems = await make(folder).then(problemsOf, (error: unknown) => [String(error)]);
      expect(problems.join("\n")).toMatch(/node:|browser-external/);
    },
  );

  it.each(["process.pid", "Buffer.from('')", "new Function('return 1')()", "globalThis.x = 1"])(
    "notice %s",
    async (expression) => {
      const path = join(installed.folder, "scratch.js");
      await writeFile(path, `export const run = async () => { ${expression}; return "ran"; };`);
      const answer = await runBare(path, "http://127.0.0.1:9").catch(() => "failed");
      expect(answer).not.toBe("ran");
    },
  );
});

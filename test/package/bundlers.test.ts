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
async function problemsOf({ files, warnings }: Bundle): Promise<string[]> {
  const found = await Promise.all(
    [...files].map(async ([name, code]) => [
      ...(remains.exec(code) ?? []),
      // What writes is loaded late.
      ...refusedIn(await codeOf(name, code)).filter((refused) => refused !== "import()"),
      // Whatever was left outside.
      ...ts
        .preProcessFile(code, true, true)
        .importedFiles.map(({ fileName }) => fileName)
        .filter((imported) => !files.has(imported.replace("./", ""))),
    ]),
  );
  return [...warnings, ...found.flat()];
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
    const iteration = await (await connection.phase(1)).createIteration({ name: "Bundled" });
    await iteration.logNote("Written by a bundle.");
    const [asset] = await iteration.assets();
    return [connection.user.name, (await connection.workspaces()).length, version, asset.text].join();
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

  it("holds what writes in files of its own, which the first write loads", () => {
    const holding = [...bundle.files].filter(([, code]) =>
      code.includes("A note is text that is not blank"),
    );
    expect(holding.map(([file]) => file)).not.toContain("main.js");
    expect(holding.length).toBeGreaterThan(0);
  });

  it("runs, connects and writes with what browsers have", async () => {
    const folder = join(installed.folder, `${name}-output`);
    await mkdir(folder, { recursive: true });
    await Promise.all([...bundle.files].map(([file, code]) => writeFile(join(folder, file), code)));
    const path = join(folder, "main.js");
    const backend = createBackend();
    const { url, close } = await listen(backend, { port: 0 });
    const answer = await runBare(path, url, backend.data.users[0]?.apiToken ?? "");
    await close();
    expect(answer).toMatch(/^Ada Moreau,13,\d+\.\d+\.\d+,Written by a bundle\.$/);
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

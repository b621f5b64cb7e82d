import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";
import { snippetsOf } from "../snippets.ts";

const run = promisify(execFile);
const folder = ".reports/snippets";

const all = snippetsOf("site/**/*.md").filter(({ marks }) => marks.includes("twoslash"));
const running = all.filter(({ marks }) => marks.includes("run"));

test("many snippets are compiled, and many of them run", () => {
  expect(all.length).toBeGreaterThan(20);
  expect(running.length).toBeGreaterThan(9);
});

for (const { place, code } of running) {
  test(`${place} runs`, async () => {
    const backend = createBackend({ seed: "demo" });
    const { url, close } = await listen(backend, { port: 0 });
    // Inside the repository, so that `vectice` is the built package.
    const work = join(folder, place.replaceAll(/\W+/g, "-"));
    rmSync(work, { recursive: true, force: true });
    mkdirSync(work, { recursive: true });
    writeFileSync(join(work, "roc.png"), new Uint8Array([137, 80, 78, 71]));
    const file = resolve(work, "snippet.ts");
    writeFileSync(file, code);
    try {
      const { stderr } = await run(process.execPath, [file], {
        cwd: work,
        timeout: 30_000,
        env: {
          PATH: process.env["PATH"],
          HOME: resolve(work),
          VECTICE_API_TOKEN: backend.data.users[0]?.apiToken,
          VECTICE_HOST: url,
        },
      });
      // Warnings may be what a page is about.
      const lines = stderr.split("\n").filter((line) => !/^(?:\[vectice\] |$)/.test(line));
      expect(lines).toEqual([]);
    } finally {
      await close();
    }
  });
}

/** Compiles a snippet as the build of the site does. */
async function compile(code: string): Promise<string> {
  try {
    await run(process.execPath, ["scripts/compile-snippet.ts", code], { cwd: "site" });
    return "fits";
  } catch (error) {
    return error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
  }
}

test("a wrong snippet fails the build of the site, a right one does not", async () => {
  const right = 'import { connect } from "vectice";\nawait connect({ apiToken: "x" });';
  expect(await compile(right)).toBe("fits");
  expect(await compile(right.replace("apiToken", "apiTokn"))).toContain("apiTokn");
});

import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createBackend } from "vectice/testing";
import { type Listening, listen } from "vectice/testing/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runLine } from "./spawn-command.ts";

const section = /^## Command\n(.*?)^## /ms.exec(readFileSync("README.md", "utf8"))?.[1] ?? "";
const blocks = (language: string): string[] =>
  [...section.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms"))].map(
    ([, code = ""]) => code,
  );

const backend = createBackend();
let served: Listening;
let folder: string;
beforeAll(async () => {
  served = await listen(backend);
  folder = await mkdtemp(join(tmpdir(), "vectice-readme-"));
  await mkdir(join(folder, "reports"));
  await mkdir(join(folder, "report"));
  await writeFile(join(folder, "reports", "report.html"), "<h1>Report</h1>");
  await writeFile(join(folder, "roc.png"), "a picture");
  await writeFile(join(folder, "lift.csv"), "decile,lift\n1,2.5\n");
  await writeFile(join(folder, "gate.json"), '{ "metrics": { "auc": { "min": 0.8 } } }');
});
afterAll(async () => {
  await served.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs lines of the shell in which `npx vectice` is the built command. */
async function run(script: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const npx = `npx() { shift; "${process.execPath}" "${resolve("dist/cli.js")}" "$@"; }`;
  const { code, out, err } = await runLine(`set -e\n${npx}\n${script}`, {
    folder,
    env: {
      VECTICE_HOST: served.url,
      VECTICE_API_TOKEN: backend.data.users[0]?.apiToken ?? "",
      ...env,
    },
  }).ended;
  expect({ code, script, err: code === 0 ? "" : err }).toEqual({ code: 0, script, err: "" });
  return out;
}

describe.skipIf(process.platform === "win32")("the section Command of the README", () => {
  it("fits on a screen", () => {
    expect(section.split("\n").length).toBeLessThan(60);
  });

  it("has lines that run", async () => {
    const lines = blocks("sh").flatMap((block) => block.trim().split("\n"));
    expect(lines).toHaveLength(7);
    // ITR-9 of the demo is closed: it is opened again here.
    Object.assign(backend.data.iterations.find(({ id }) => id === "ITR-9") ?? {}, {
      status: "InProgress",
    });
    for (const line of lines.filter((line) => !line.startsWith("npx vectice dev"))) {
      await run(line);
    }
  }, 60_000);

  it("has a step for GitHub Actions that runs", async () => {
    const [step = ""] = blocks("yaml");
    const [, line = ""] = /^- run: (.*)$/m.exec(step) ?? [];
    const [, version = ""] = /MODEL_VERSION: (.*)$/m.exec(step) ?? [];
    const summary = join(folder, "summary.md");
    const out = await run(line, { MODEL_VERSION: version, GITHUB_STEP_SUMMARY: summary });
    expect(out).toMatch(/^::notice /m);
    expect(await readFile(summary, "utf8")).toContain("metrics.auc");
  });

  it("has a job for GitLab that runs", async () => {
    const [, job = ""] = blocks("yaml");
    const script = [...job.matchAll(/^ {4}- (.*)$/gm)].map(([, line = ""]) => line).join("\n");
    await run(script, { CI_PIPELINE_ID: "4711" });
    expect(backend.data.iterations.at(-1)).toMatchObject({
      name: "Pipeline 4711",
      status: "Completed",
    });
    expect(backend.data.files.map(({ name }) => name)).toContain("report.html");
    expect(await readFile(join(folder, "gate.xml"), "utf8")).toContain('failures="0"');
  }, 60_000);
});

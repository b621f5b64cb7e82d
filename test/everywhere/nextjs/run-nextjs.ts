import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as v from "valibot";
import type { Row } from "../row.ts";
import { textOf } from "../suite.ts";
import { Missing } from "../target.ts";
import { buildApp, folder, startApp } from "./app.ts";
import { checks } from "./checks.ts";

const manifest = v.pipe(v.string(), v.parseJson(), v.object({ version: v.string() }));

/** The example of Next.js, built and run, as a row of the matrix. Never rejects. */
export async function runNextjs(maySkip: boolean): Promise<Row> {
  const started = Date.now();
  const failures: { name: string; message: string }[] = [];
  let passed = 0;
  const row = (version: string): Row => ({
    runtime: "nextjs",
    version,
    loading: "next example",
    passed,
    failed: failures.length,
    skipped: 0,
    seconds: Math.round((Date.now() - started) / 100) / 10,
    failures,
  });
  try {
    await buildApp();
    const app = await startApp();
    try {
      for (const { name, run } of checks) {
        await run(app).then(
          () => (passed += 1),
          (error: unknown) => failures.push({ name, message: textOf(error) }),
        );
      }
    } finally {
      await app.close();
    }
  } catch (error) {
    if (error instanceof Missing && maySkip) {
      return { ...row(""), skipped: checks.length, reason: error.message };
    }
    failures.push({ name: "the run itself", message: textOf(error) });
  }
  const path = resolve(folder, "node_modules/next/package.json");
  return row(v.parse(manifest, readFileSync(path, "utf8")).version);
}

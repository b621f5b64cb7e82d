import { readFileSync, rmSync } from "node:fs";
import * as v from "valibot";
import { command } from "./command.ts";
import type { Row } from "./row.ts";
import { textOf } from "./suite.ts";

const path = ".reports/fidelity.json";
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const reportSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    passed: count,
    failed: count,
    skipped: count,
    version: v.string(),
    failures: v.array(v.object({ name: v.string(), message: v.string() })),
    reason: v.exactOptional(v.string()),
  }),
);

/** The official Python client against the reference backend, as a row of the matrix. Never rejects. */
export async function runFidelity(maySkip: boolean): Promise<Row> {
  const started = Date.now();
  rmSync(path, { force: true });
  const trouble = await command(process.execPath, ["test/fidelity/run.ts"], {
    show: true,
    environment: { CI: String(!maySkip) },
  }).then(
    () => undefined,
    (error: unknown) => error,
  );
  const seconds = Math.round((Date.now() - started) / 100) / 10;
  const row = { runtime: "python", loading: "official client", seconds };
  try {
    return { ...row, ...v.parse(reportSchema, readFileSync(path, "utf8")) };
  } catch {
    const failures = [{ name: "the run itself", message: textOf(trouble) }];
    return { ...row, version: "", passed: 0, failed: 1, skipped: 0, failures };
  }
}

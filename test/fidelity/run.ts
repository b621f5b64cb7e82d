// Runs Vectice's own Python client against the reference backend, step by step: the backend is right
// where that client reads what the seed says, and where the backend then holds what it wrote.
// `npm run test:fidelity -- datasets` runs the steps whose names hold that text; `-- --mutate` alters
// the answers, field by field, and counts how often the steps notice.
import { mkdirSync, writeFileSync } from "node:fs";
import type { Alteration } from "./alter-answers.ts";
import { openDriver } from "./driver.ts";
import { loadSources } from "./load-sources.ts";
import { mutate } from "./mutate.ts";
import { MissingPython, preparePython } from "./python.ts";
import { runSteps } from "./steps.ts";

interface Report {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Of Python. */
  readonly version: string;
  readonly failures: readonly { readonly name: string; readonly message: string }[];
  /** Why nothing ran. */
  readonly reason?: string;
}

function conclude({ passed, failed, skipped, ...rest }: Report): void {
  mkdirSync(".reports", { recursive: true });
  writeFileSync(
    ".reports/fidelity.json",
    JSON.stringify({ passed, failed, skipped, ...rest }, null, 2),
  );
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed > 0 ? 1 : 0;
}

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));

try {
  const python = await preparePython();
  loadSources();
  // Only now: the sources need what was just put there.
  const { startControl } = await import("./control.ts");
  const alteration: Alteration = { field: undefined, seen: () => undefined };
  const control = await startControl(alteration);
  const driver = await openDriver(python, control.url);
  try {
    if (process.argv.includes("--mutate")) {
      await mutate(driver, alteration, wanted);
    } else {
      conclude({ ...(await runSteps(driver, wanted)), version: driver.python });
    }
  } finally {
    await driver.close();
    await control.close();
  }
} catch (error) {
  if (!(error instanceof MissingPython)) {
    throw error;
  }
  const reason = error.message;
  const nothing = { passed: 0, failed: 0, skipped: 0, version: "", failures: [] };
  if (process.env["CI"] === "true") {
    console.log(`failed: ${reason}`);
    const failures = [{ name: "the official client", message: reason }];
    conclude({ ...nothing, failed: 1, failures });
  } else {
    console.log(`skipped: ${reason}`);
    conclude({ ...nothing, skipped: 1, reason });
  }
}

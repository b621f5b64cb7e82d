// Ends a run with `N passed, N failed`, added up from the reports of vitest, Playwright, the matrix and the site.
// Its argument is the exit code of the run: a run that failed without a failed test counts as one.
import { readFileSync } from "node:fs";
import * as v from "valibot";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const vitestReport = v.pipe(
  v.object({
    numPassedTests: count,
    numFailedTests: count,
    success: v.boolean(),
  }),
  v.transform(({ numPassedTests, numFailedTests, success }) => ({
    passed: numPassedTests,
    // A file that does not even load fails without a failed test.
    failed: success ? numFailedTests : Math.max(numFailedTests, 1),
  })),
);

const playwrightReport = v.pipe(
  v.object({
    stats: v.object({ expected: count, flaky: count, unexpected: count }),
    errors: v.array(v.unknown()),
  }),
  v.transform(({ stats, errors }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
  })),
);

const everywhereReport = v.object({ passed: count, failed: count });

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

function read(
  path: string,
  schema: typeof vitestReport | typeof playwrightReport | typeof everywhereReport,
): Counts | undefined {
  try {
    return v.parse(schema, JSON.parse(readFileSync(path, "utf8")));
  } catch {
    console.error(`${path} is missing or broken: these tests did not run to their end.`);
    return undefined;
  }
}

const reports = [
  read(".reports/vitest.json", vitestReport),
  read(".reports/vitest-built.json", vitestReport),
  read(".reports/playwright.json", playwrightReport),
  read(".reports/everywhere.json", everywhereReport),
  read(".reports/site.json", playwrightReport),
];
const passed = reports.reduce((sum, report) => sum + (report?.passed ?? 0), 0);
const failed = reports.reduce((sum, report) => sum + (report?.failed ?? 0), 0);
const broken = process.argv[2] !== "0" || passed === 0 || reports.includes(undefined);

console.log(`${passed} passed, ${failed === 0 && broken ? 1 : failed} failed`);
process.exitCode = broken || failed > 0 ? 1 : 0;

// Runs the contract from the packed tarball on every runtime and every browser engine, the official
// Python client against the reference backend, and the examples of Next.js and React.
// `npm run test:everywhere -- firefox bun python` runs those alone. A runtime that is not on this
// machine and cannot be installed is skipped and counted as such; with CI=true it is a failure,
// unless EVERYWHERE_SKIP names it.
import { mkdirSync, writeFileSync } from "node:fs";
import { bundleContract } from "./bundles.ts";
import { command } from "./command.ts";
import { runFidelity } from "./fidelity.ts";
import { runNextjs } from "./nextjs/run-nextjs.ts";
import { installPackage } from "./package.ts";
import { type Row, runTarget } from "./row.ts";
import { runReactExample } from "./react/example.ts";
import { installRuntimes } from "./runtimes.ts";
import { tableOf } from "./table.ts";
import { browserTargets } from "./targets/browsers.ts";
import { serverTargets } from "./targets/servers.ts";
import { workerdTarget } from "./targets/workerd.ts";

/** Seconds that one runtime may take. */
const patience = 180;
const wanted = process.argv.slice(2);
const skippable = (process.env["EVERYWHERE_SKIP"] ?? "").split(/[\s,]+/);

// Always: what is tested must be the sources as they are now.
await command("npm", ["run", "build"], { show: true });
const installed = await installPackage();
try {
  const bundles = await bundleContract(installed);
  const isWanted = (runtime: string): boolean =>
    wanted.length === 0 || wanted.some((name) => runtime.startsWith(name));
  const targets = [
    ...serverTargets(bundles, installed.folder),
    workerdTarget(bundles.workerd),
    ...browserTargets(bundles, installed),
  ].filter(({ runtime }) => isWanted(runtime));
  if (targets.length === 0 && !isWanted("python") && !isWanted("nextjs") && !isWanted("react")) {
    throw new Error(`No runtime is called ${wanted.join(" or ")}.`);
  }
  await installRuntimes(
    (["node22", "node24", "node26", "bun", "deno"] as const).filter((name) =>
      targets.some(({ runtime }) => runtime === name),
    ),
  );
  const rows: Row[] = [];
  const maySkip = (runtime: string): boolean =>
    process.env["CI"] !== "true" || skippable.includes(runtime);
  const show = (row: Row): void => {
    const outcome = row.reason ?? `${row.passed} passed, ${row.failed} failed`;
    console.log(`${row.runtime} ${row.version} by ${row.loading}: ${outcome} (${row.seconds} s)`);
    rows.push(row);
  };
  for (const target of targets) {
    show(await runTarget(target, { patience, maySkip: maySkip(target.runtime) }));
  }
  if (isWanted("python")) {
    // The protocol's other side: what runs here is the reference backend.
    show(await runFidelity(maySkip("python")));
  }
  if (isWanted("nextjs")) {
    show(await runNextjs(maySkip("nextjs")));
  }
  await runReactExample({ isWanted, maySkip, show });
  console.log(`\nvectice ${installed.version}, from its tarball:\n\n${tableOf(rows)}`);
  for (const { runtime, loading, failures, reason } of rows) {
    for (const { name, message } of failures) {
      console.log(`\n✗ ${runtime} by ${loading}: ${name}\n${message}`);
    }
    if (reason !== undefined) {
      console.log(`\nskipped ${runtime} by ${loading}: ${reason}`);
    }
  }
  const sum = (key: "passed" | "failed" | "skipped"): number =>
    rows.reduce((total, row) => total + row[key], 0);
  const counts = { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") };
  mkdirSync(".reports", { recursive: true });
  writeFileSync(".reports/everywhere.json", JSON.stringify({ ...counts, rows }, null, 2));
  console.log(
    `\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped in all`,
  );
  process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
} finally {
  await installed.remove();
}

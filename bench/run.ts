// Runs every benchmark on the built package, prints what it found, and writes it to RESULTS.md.
// `npm run bench -- --quick` runs each a few times only, and writes nothing.
import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { machine } from "./machine.ts";
import { type Benchmark, markdownOf, type Report } from "./report.ts";

const quick = process.argv.includes("--quick");
const only = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const rounds = quick ? 5 : 25;

if (!existsSync("dist/index.js")) {
  execFileSync("npm", ["run", "build"], { stdio: "inherit" });
}

// Imported now, when the package that they measure is built.
const benchmarks: Readonly<Record<string, Benchmark>> = {
  connecting: (await import("./connecting.ts")).connecting,
  "first-screen": (await import("./first-screen.ts")).firstScreen,
  batch: (await import("./batch.ts")).batch,
  listing: (await import("./listing.ts")).listing,
  "all-of-all": (await import("./all-of-all.ts")).allOfAll,
  heap: (await import("./heap.ts")).heap,
  expired: (await import("./expired.ts")).expired,
  importing: (await import("./importing.ts")).importing,
  proxying: (await import("./proxying.ts")).proxying,
  files: (await import("./files.ts")).files,
  notes: (await import("./notes.ts")).notes,
  command: (await import("./command.ts")).command,
};

const reports: Report[] = [];
const load = loadavg()[0] ?? 0;
for (const [name, benchmark] of Object.entries(benchmarks)) {
  if (only.length === 0 || only.includes(name)) {
    const report = await benchmark(rounds);
    console.log(`${markdownOf(report)}\n`);
    reports.push(report);
  }
}

const verdicts = reports.flatMap((report) => report.verdicts);
const missed = verdicts.filter(({ reached }) => !reached).length;
console.log(`${verdicts.length - missed} targets reached, ${missed} missed`);

if (!quick && only.length === 0) {
  const head = [
    "# How fast it is",
    "Written by `npm run bench`, from a clean clone after `npm ci`. A time is the median unless it says otherwise; contestants take turns, and each round another one begins. A ratio is the time over the floor's of the same run.",
    `${machine()}\n- load before: ${load.toFixed(2)}\n- date: ${new Date().toISOString().slice(0, 10)}\n- runs of each: ${rounds}`,
  ];
  writeFileSync("bench/RESULTS.md", `${[...head, ...reports.map(markdownOf)].join("\n\n")}\n`);
}

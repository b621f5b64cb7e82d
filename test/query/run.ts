// Installs the libraries that vectice/query is made for, apart from the project's own dependencies, and
// checks the queries against their types and against what they do. Needs the build.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";

const here = import.meta.dirname;

function run(command: string, args: readonly string[], folder = here): void {
  const { status } = spawnSync(command, args, { cwd: folder, stdio: "inherit" });
  if (status !== 0) {
    console.error(`${command} ${args.join(" ")} ended with ${status}.`);
    process.exit(1);
  }
}

const tests = readdirSync(join(here, "behaviour")).filter((file) => file.endsWith(".test.ts"));
run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
run(resolve("node_modules/.bin/tsc"), ["-p", "tsconfig.json"]);
run(process.execPath, [
  "--import",
  "./resolve.ts",
  "--test",
  ...tests.map((file) => `behaviour/${file}`),
]);

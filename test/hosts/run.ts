// Installs the frameworks and test runners that people run the library in, apart from the project's own
// dependencies, and runs it there. Needs the build.
import { spawnSync } from "node:child_process";

const here = import.meta.dirname;

function run(command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, {
    cwd: here,
    stdio: "inherit",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (status !== 0) {
    console.error(`${command} ${args.join(" ")} ended with ${status}.`);
    process.exit(1);
  }
}

run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
run(process.execPath, ["node_modules/jest/bin/jest.js", "--config", "behaviour/jest.config.json"]);
run(process.execPath, [
  "--test",
  "behaviour/express.test.ts",
  "behaviour/nextjs.test.ts",
  "behaviour/react-native.test.ts",
]);

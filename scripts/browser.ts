// Makes sure there is a Chromium for the browser tests: this machine's, else the system's package,
// else Playwright's own download.
import { spawnSync } from "node:child_process";
import { findChromium } from "./chromium.ts";

function run(command: string, ...args: string[]): boolean {
  console.log(`> ${command} ${args.join(" ")}`);
  const { status } = spawnSync(command, args, {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    shell: process.platform === "win32",
  });
  return status === 0;
}

function install(): boolean {
  if (process.platform === "linux" && process.getuid?.() === 0) {
    const installed =
      run("apt-get", "update") &&
      run("apt-get", "install", "--yes", "--no-install-recommends", "chromium");
    if (installed && findChromium() !== undefined) {
      return true;
    }
  }
  return run("npx", "playwright", "install", "chromium");
}

if (findChromium() === undefined && !install()) {
  console.error("No Chromium was found or could be installed. Set CHROMIUM_PATH to one.");
  process.exitCode = 1;
}

// Installs Keyv, apart from the project's own dependencies, and lets two proxies share answers through it in a real
// Valkey or Redis. Needs the build.
import { spawnSync } from "node:child_process";
import { findStore } from "./find-store.ts";

const here = import.meta.dirname;

function run(command: string, ...args: string[]): boolean {
  console.log(`> ${command} ${args.join(" ")}`);
  const { status } = spawnSync(command, args, {
    cwd: here,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return status === 0;
}

/** Debian's newer releases have Valkey, the older ones Redis. */
function installStore(): boolean {
  const install = ["install", "--yes", "--no-install-recommends"];
  return (
    process.platform === "linux" &&
    process.getuid?.() === 0 &&
    run("apt-get", "update") &&
    (run("apt-get", ...install, "valkey-server") || run("apt-get", ...install, "redis-server"))
  );
}

if (findStore() === undefined && !installStore()) {
  console.error("No valkey-server or redis-server was found or could be installed.");
  process.exit(1);
}
const isDone =
  run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund") &&
  run(process.execPath, "--test", "behaviour/two-proxies.test.ts");
process.exitCode = isDone ? 0 : 1;

import { spawnSync } from "node:child_process";

/** The command of this machine's Valkey or Redis. */
export function findStore(): string | undefined {
  return ["valkey-server", "redis-server"].find(
    (name) => spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0,
  );
}

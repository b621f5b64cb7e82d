import { globSync } from "node:fs";
import { command } from "../command.ts";
import { Missing } from "../target.ts";

let updated: Promise<unknown> | undefined;

/** A program of the system's; where it is missing, and may be installed, it is installed first. */
export async function installed(
  name: string,
  patterns: readonly string[],
  packages: readonly string[],
): Promise<string> {
  const found = find(patterns);
  if (found !== undefined) {
    return found;
  }
  if (process.platform === "linux" && process.getuid?.() === 0) {
    const environment = { DEBIAN_FRONTEND: "noninteractive" };
    console.log(`> apt-get install ${packages.join(" ")}`);
    try {
      await (updated ??= command("apt-get", ["update"], { environment }));
      const install = ["install", "--yes", "--no-install-recommends", ...packages];
      await command("apt-get", install, { environment });
    } catch (error) {
      throw new Missing(`${name} is not here and could not be installed: ${String(error)}`);
    }
  }
  const path = find(patterns);
  if (path === undefined) {
    throw new Missing(`no ${name} on this machine; it is in: ${packages.join(", ")}`);
  }
  return path;
}

function find(patterns: readonly string[]): string | undefined {
  return patterns.flatMap((pattern) => globSync(pattern)).at(-1);
}

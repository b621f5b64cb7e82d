import { access, constants } from "node:fs/promises";
import { resolve } from "node:path";
import { command } from "./command.ts";
import { Missing } from "./target.ts";

const folder = resolve("test/everywhere/runtimes");

const paths = {
  node22: "node22/bin/node",
  node24: "node24/bin/node",
  node26: "node26/bin/node",
  bun: "bun/bin/bun.exe",
  deno: "@deno/linux-x64-glibc/deno",
} as const;

export type RuntimeName = keyof typeof paths;

/** A runtime of this machine. */
interface Runtime {
  readonly path: string;
  readonly version: string;
}

/** Installs the runtimes that come as packages, all of them at once; they are left out of the project's own. */
export async function installRuntimes(names: readonly RuntimeName[]): Promise<void> {
  const found = await Promise.all(names.map((name) => isExecutable(pathOf(name))));
  if (found.includes(false)) {
    console.log(`> npm ci, in ${folder}: ${names.join(", ")}`);
    await command("npm", ["ci", "--no-audit", "--no-fund"], { folder });
  }
}

/** Finds an installed runtime; rejects with `Missing` where there is none for this kind of machine. */
export async function findRuntime(name: RuntimeName): Promise<Runtime> {
  const path = pathOf(name);
  if (!(await isExecutable(path))) {
    throw new Missing(`no ${name} is packaged for ${process.platform} ${process.arch}`);
  }
  const version = /\d+\.\d+\.\d+\S*/.exec(await command(path, ["--version"]))?.[0] ?? "unknown";
  return { path, version };
}

function pathOf(name: RuntimeName): string {
  return resolve(folder, "node_modules", paths[name]);
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

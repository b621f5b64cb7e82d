import { execFile } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import * as v from "valibot";

const execute = promisify(execFile);
const packed = v.pipe(v.string(), v.parseJson(), v.tuple([v.object({ filename: v.string() })]));

/** A folder outside this repository with the packed library in its `node_modules`. */
export interface Installation {
  readonly folder: string;
  remove(): Promise<void>;
}

/** A package of this repository by its name, or another one that stands there under an alias. */
type Package = string | { readonly name: string; readonly from: string };

/**
 * Packs the library as it is published, and unpacks it where nothing of this repository is found but
 * the library's dependencies and the packages asked for: without a registry, so that it works offline.
 */
export async function install(...packages: readonly Package[]): Promise<Installation> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "vectice-package-")));
  const target = join(folder, "node_modules", "vectice");
  await mkdir(target, { recursive: true });
  const { stdout } = await execute(
    "npm",
    ["pack", "--json", "--ignore-scripts", "--pack-destination", folder],
    { shell: process.platform === "win32" },
  );
  const [{ filename }] = v.parse(packed, stdout);
  await execute("tar", ["-xzf", join(folder, filename), "-C", target, "--strip-components=1"]);
  for (const wanted of ["ky", "valibot", ...packages]) {
    const { name, from } = typeof wanted === "string" ? { name: wanted, from: wanted } : wanted;
    const link = join(folder, "node_modules", name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(resolve("node_modules", from), link, "junction");
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

import { mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";
import { command } from "./command.ts";

const packed = v.pipe(
  v.tuple([v.object({ filename: v.string(), version: v.string() })]),
  v.transform(([first]) => first),
);

const manifest = v.object({
  peerDependencies: v.record(v.string(), v.string()),
  devDependencies: v.record(v.string(), v.string()),
});

/** The packed library, installed in a folder that has nothing else of this project. */
export interface InstalledPackage {
  readonly folder: string;
  /** The folder of the library itself. */
  readonly library: string;
  readonly version: string;
  remove(): Promise<void>;
}

/** Packs the library, as publishing would, and installs the tarball as a user would. */
export async function installPackage(): Promise<InstalledPackage> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), "vectice-everywhere-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const { filename, version } = v.parse(
      packed,
      JSON.parse(await command("npm", ["pack", "--json", "--pack-destination", folder])),
    );
    // What `vectice/testing` needs besides the library, in the versions that this project tests with.
    const { peerDependencies, devDependencies } = v.parse(
      manifest,
      JSON.parse(await readFile("package.json", "utf8")),
    );
    const dependencies = {
      vectice: `file:${filename}`,
      ...Object.fromEntries(
        Object.entries(peerDependencies).map(([name, range]) => [
          name,
          devDependencies[name] ?? range,
        ]),
      ),
    };
    await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
    await command("npm", ["install", "--ignore-scripts", "--prefer-offline"], { folder });
    return { folder, library: join(folder, "node_modules", "vectice"), version, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

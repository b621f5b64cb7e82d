import { join, resolve } from "node:path";
import { build, type BuildOptions, type BuildResult, type Plugin } from "esbuild";
import type { InstalledPackage } from "./package.ts";

/** The contract as files that a runtime can load; the library in each is that of the tarball. */
export interface Bundles {
  /** For Node, Bun and Deno: these import the library from node_modules. */
  readonly serverModule: string;
  readonly serverCommonJs: string;
  /** For workerd, with the library inside, as deploying a worker puts it there. */
  readonly workerd: string;
  /** For pages: the library from the CDN file, from the global script, and inside as a bundler puts it. */
  readonly pageModule: string;
  readonly pageScript: string;
  readonly pageBundled: string;
}

type Options = BuildOptions & { readonly entryPoints: string[]; readonly outfile: string };

/** Bundles the contract into the folder of the installed package. */
export async function bundleContract(installed: InstalledPackage): Promise<Bundles> {
  const { folder } = installed;
  // First the suite alone: every bundle of it is made from this text, with the library still to come.
  const [page, workerd, serverModule, serverCommonJs] = await Promise.all([
    bundleSuite("page", "esm", join(folder, "suite-page.mjs")),
    bundleSuite("workerd", "esm", join(folder, "suite-workerd.mjs")),
    bundleSuite("server", "esm", join(folder, "server.mjs")),
    bundleSuite("server", "cjs", join(folder, "server.cjs")),
  ]);
  const browser = { conditions: ["browser"], mainFields: ["browser", "module", "main"] };
  const edge = { ...browser, conditions: ["workerd", "worker", "browser"] };
  const from = (entry: string, name: string) => ({
    entryPoints: [entry],
    outfile: join(folder, name),
  });
  const [pageModule, pageScript, pageBundled, edgeWorker] = await Promise.all([
    bundleWithLibrary(installed, { ...from(page, "page-module.js"), ...browser }, cdnModule),
    bundleWithLibrary(
      installed,
      { ...from(page, "page-script.js"), ...browser, format: "iife" },
      globalScript,
    ),
    bundleWithLibrary(installed, { ...from(page, "page-bundled.js"), ...browser }),
    bundleWithLibrary(installed, { ...from(workerd, "workerd.js"), ...edge }),
  ]);
  return { serverModule, serverCommonJs, workerd: edgeWorker, pageModule, pageScript, pageBundled };
}

const shared = { bundle: true, metafile: true, logLevel: "silent", target: "es2022" } as const;

async function bundleSuite(entry: string, format: "esm" | "cjs", outfile: string): Promise<string> {
  const result = await build({
    ...shared,
    entryPoints: [`test/everywhere/entries/${entry}.ts`],
    outfile,
    format,
    platform: "neutral",
    external: ["vectice", "vectice/*"],
  });
  refuse(
    result,
    (input) => !input.startsWith("test/"),
    "the suite may hold no sources of the library",
  );
  const kind = format === "esm" ? "import-statement" : "require-call";
  const wrong = Object.values(result.metafile.outputs)
    .flatMap(({ imports }) => imports)
    .filter((imported) => !/^vectice(\/|$)/.test(imported.path) || imported.kind !== kind);
  if (wrong.length > 0) {
    throw new Error(`${outfile} must load the library by ${kind}: ${JSON.stringify(wrong)}`);
  }
  return outfile;
}

async function bundleWithLibrary(
  { folder }: InstalledPackage,
  options: Options,
  plugin?: Plugin,
): Promise<string> {
  const result = await build({
    ...shared,
    format: "esm",
    platform: "neutral",
    absWorkingDir: folder,
    ...options,
    plugins: plugin === undefined ? [] : [plugin],
  });
  refuse(
    result,
    (input) => resolve(folder, input).startsWith(resolve("node_modules")),
    "the library must come from the tarball",
  );
  const inside = Object.keys(result.metafile.inputs).some((input) =>
    /node_modules\/vectice\/dist\/(?!testing)/.test(input),
  );
  if (inside === (plugin !== undefined)) {
    throw new Error(`${options.outfile} must ${inside ? "not " : ""}hold the library.`);
  }
  return options.outfile;
}

function refuse(
  { metafile, warnings }: BuildResult<{ metafile: true }>,
  isWrong: (input: string) => boolean,
  why: string,
): void {
  const wrong = Object.keys(metafile.inputs).filter(isWrong);
  if (wrong.length > 0 || warnings.length > 0) {
    throw new Error(`${why}: ${[...wrong, ...warnings.map(({ text }) => text)].join(", ")}`);
  }
}

/** `import … from "vectice"` as a page without a bundler writes it. */
const cdnModule: Plugin = {
  name: "cdn-module",
  setup: ({ onResolve }) => {
    onResolve({ filter: /^vectice$/ }, () => ({ path: "/vectice.min.js", external: true }));
  },
};

/** `vectice` as the plain script leaves it. */
const globalScript: Plugin = {
  name: "global-script",
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: /^vectice$/ }, ({ path }) => ({ path, namespace: "global-script" }));
    onLoad({ filter: /.*/, namespace: "global-script" }, () => ({
      contents: "module.exports = globalThis.vectice;",
    }));
  },
};

import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, resolve } from "node:path";
import { build } from "esbuild";

/** Everything that a built file reaches: its own code, and what it imports from packages. */
export interface Graph {
  /** The files, dependencies included, and what each of them holds. */
  readonly files: ReadonlyMap<string, string>;
  /** The modules of Node that are imported, such as `node:fs`. */
  readonly builtins: readonly string[];
  /** The files that import something at run time, with `import(…)` or `require(…)`. */
  readonly dynamic: readonly string[];
}

/** Walks the imports of a built file the way a consumer's bundler does. */
export async function graphOf(entry: string): Promise<Graph> {
  const builtins = new Set<string>();
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "browser",
    // Without the package's own `browser` field, which would put the browser entry for the Node one.
    mainFields: ["module", "main"],
    treeShaking: false,
    logLevel: "silent",
    plugins: [
      {
        name: "collect-builtins",
        setup({ onResolve }) {
          onResolve({ filter: /^[\w@:]/ }, ({ path }) => {
            if (!path.startsWith("node:") && !builtinModules.includes(path)) {
              return undefined;
            }
            builtins.add(path);
            return { path, external: true };
          });
        },
      },
    ],
  });
  const inputs = Object.entries(metafile.inputs);
  return {
    files: new Map(inputs.map(([path]) => [path, readFileSync(resolve(path), "utf8")])),
    builtins: [...builtins].toSorted(),
    dynamic: inputs
      .filter(([, { imports }]) => imports.some(({ kind }) => kind !== "import-statement"))
      .map(([path]) => path),
  };
}

/** The code of a file without its comments, as a minifier leaves it: prose may name anything. */
export async function codeOf(path: string, text: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: text, sourcefile: path, resolveDir: dirname(resolve(path)), loader: "js" },
    bundle: false,
    write: false,
    minify: true,
    format: "esm",
    legalComments: "none",
    logLevel: "silent",
  });
  return outputFiles.map((file) => file.text).join("\n");
}

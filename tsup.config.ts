import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig, type Options } from "tsup";
import * as v from "valibot";

const { version } = v.parse(
  v.object({ version: v.string() }),
  JSON.parse(readFileSync("package.json", "utf8")),
);

const shared: Options = {
  target: "es2022",
  // One build serves every host: what differs per host is in the entries, not in the bundling.
  platform: "neutral",
  removeNodeProtocol: false,
  // What is not minified reads well as it is: maps of it were half of the package.
  sourcemap: false,
  // Several builds write into one folder: the `build` script empties it, once, before all of them.
  clean: false,
  define: { __VERSION__: JSON.stringify(version) },
};

// What is marked @internal is nobody's to call, and stays out of the declarations.
const declarations = { only: true, compilerOptions: { stripInternal: true } };

const entries = {
  index: "src/index.ts",
  browser: "src/browser.ts",
  core: "src/core.ts",
  analysis: "src/analysis/index.ts",
  live: "src/live/index.ts",
  query: "src/query/index.ts",
};

const library: Options = {
  ...shared,
  entry: entries,
  external: [/^node:/],
};

const testing: Options = {
  ...shared,
  entry: { testing: "src/testing/index.ts", "testing/node": "src/testing/node.ts" },
  external: [/^node:/],
  loader: { ".graphql": "text" },
  noExternal: ["jose"],
};

/** Requires msw when its handlers are made: it is an ES module, which not every loader of CommonJS takes. */
const lateMsw: NonNullable<Options["esbuildPlugins"]>[number] = {
  name: "late-msw",
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]msw-handlers\.ts$/ }, ({ path }) => {
      const [imported = "", names = ""] =
        /^import \{ (http, HttpResponse), .*\} from "msw";$/m.exec(readFileSync(path, "utf8")) ??
        [];
      if (names === "") {
        throw new Error(`${path} no longer imports what is required late.`);
      }
      const contents = readFileSync(path, "utf8")
        .replace(imported, 'import type { RequestHandler } from "msw";')
        .replace("  return [\n", `  const { ${names} } = require("msw");\n  return [\n`);
      return { contents, loader: "ts" };
    });
  },
};

const server: Options = {
  ...shared,
  entry: { server: "src/server/index.ts", "server/node": "src/server/node.ts" },
  external: [/^node:/],
};

/**
 * Puts inside what the sources import late. Without `splitting` esbuild does that too, but then it wraps
 * every module in a function: the file grows by a kilobyte, and consumers cannot shake it.
 */
const inlineLate: NonNullable<Options["esbuildPlugins"]>[number] = {
  name: "inline-late",
  setup: ({ onLoad }) => {
    onLoad(
      { filter: /[\\/]src[\\/](?:core|(?:resources|environment|connect)[\\/][\w-]+)\.ts$/ },
      ({ path }) => {
        const imports: string[] = [];
        const contents = readFileSync(path, "utf8").replace(/\bimport\(("[^"]+")\)/g, (_, from) => {
          const name = `late${imports.length}`;
          imports.push(`import * as ${name} from ${from};`);
          return `Promise.resolve(${name})`;
        });
        return { contents: imports.join(" ") + contents, loader: "ts" };
      },
    );
  },
};

/**
 * Keeps the errors out of what imports them, in a file of their own: every entry has the same classes
 * then, whichever of them throws.
 */
function sharedErrors(extension: "js" | "cjs"): NonNullable<Options["esbuildPlugins"]>[number] {
  return {
    name: "shared-errors",
    setup: ({ onResolve }) => {
      onResolve({ filter: /[\\/]errors\.ts$/ }, ({ path, resolveDir, kind }) =>
        kind !== "entry-point" && resolve(resolveDir, path) === resolve("src/errors.ts")
          ? { path: `./errors.${extension}`, external: true }
          : undefined,
      );
    },
  };
}

const whole: Options = { ...shared, splitting: false, esbuildPlugins: [inlineLate] };

const cdn: Options = { ...whole, minify: true, sourcemap: true, noExternal: [/.*/] };

/** Lets the other modules for a CDN take the error classes from the main one, which lies beside them. */
const errorsOfMain: NonNullable<Options["esbuildPlugins"]>[number] = {
  name: "errors-of-main",
  setup: ({ onResolve }) => {
    onResolve({ filter: /^(?:\.\.\/)+errors\.ts$/ }, () => ({
      path: "./vectice.min.js",
      external: true,
    }));
  },
};

/**
 * The command: a small file, and what it does in parts that load when they are asked for. It imports
 * this package by its name, as everybody does. The reference backend is put inside with GraphQL, which
 * may not be there: so its handlers for msw, which the command has no use for, are left out.
 */
const command: Options = {
  ...shared,
  entry: { cli: "src/cli/bin.ts" },
  external: [/^node:/],
  loader: { ".graphql": "text" },
  noExternal: ["jose", "graphql", "msw"],
  splitting: true,
  sourcemap: false,
  minify: true,
  esbuildOptions: (options) => {
    options.chunkNames = "cli/[name]-[hash]";
  },
  esbuildPlugins: [
    {
      name: "own-entries",
      setup: (build) => {
        build.onResolve({ filter: /^(?:\.\.\/)+(?:analysis\/)?index\.ts$/ }, ({ path, importer }) =>
          /[\\/]src[\\/]cli[\\/]/.test(importer)
            ? { path: path.includes("analysis") ? "vectice/analysis" : "vectice", external: true }
            : undefined,
        );
        build.onResolve({ filter: /^msw$/ }, () => ({ path: "msw", namespace: "left-out" }));
        build.onLoad({ filter: /.*/, namespace: "left-out" }, () => ({
          contents: "export const http = undefined, HttpResponse = undefined;",
        }));
      },
    },
  ],
};

export default defineConfig([
  { ...library, name: "esm", format: "esm", entry: { ...entries, errors: "src/errors.ts" } },
  // Service workers refuse `import()`, and what runs at the edge gains nothing by loading late.
  { ...whole, name: "worker", format: "esm", entry: { worker: "src/worker.ts" } },
  // ky has no CommonJS build, and `require` of a module needs Node 22.12: so it is put inside.
  {
    ...library,
    ...whole,
    name: "cjs",
    format: "cjs",
    entry: { ...entries, errors: "src/errors.ts" },
    noExternal: ["ky"],
    esbuildPlugins: [inlineLate, sharedErrors("cjs")],
  },
  { ...library, name: "types", format: ["esm", "cjs"], dts: declarations },
  { ...testing, name: "testing esm", format: "esm" },
  { ...testing, name: "testing cjs", format: "cjs", esbuildPlugins: [lateMsw] },
  { ...testing, name: "testing types", format: ["esm", "cjs"], dts: declarations },
  { ...server, name: "server esm", format: "esm", esbuildPlugins: [sharedErrors("js")] },
  {
    ...server,
    name: "server cjs",
    format: "cjs",
    noExternal: ["ky"],
    esbuildPlugins: [sharedErrors("cjs")],
  },
  { ...server, name: "server types", format: ["esm", "cjs"], dts: declarations },
  { ...command, name: "command", format: "esm" },
  { ...cdn, name: "cdn module", format: "esm", entry: { "vectice.min": "src/browser.ts" } },
  {
    ...cdn,
    name: "cdn parts",
    format: "esm",
    entry: {
      "analysis.min": "src/analysis/index.ts",
      "live.min": "src/live/index.ts",
      "query.min": "src/query/index.ts",
    },
    esbuildPlugins: [errorsOfMain],
  },
  {
    ...cdn,
    name: "cdn script",
    format: "iife",
    entry: { vectice: "src/script.ts" },
    globalName: "vectice",
  },
]);

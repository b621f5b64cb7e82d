// Bundles what the size limits measure: a consumer's own bundle that imports nothing but `connect`.
import { build } from "esbuild";

await build({
  stdin: { contents: 'export { connect } from "./dist/browser.js";', resolveDir: "." },
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  // For size:why, which asks what each module weighs; the file itself does not refer to it.
  sourcemap: "external",
  outfile: ".reports/size/connect.js",
  plugins: [
    {
      // What is loaded late is a file of its own in a consumer's bundle too.
      name: "late",
      setup: ({ onResolve }) => {
        onResolve({ filter: /./ }, ({ kind, path }) =>
          kind === "dynamic-import" ? { path, external: true } : undefined,
        );
      },
    },
  ],
});

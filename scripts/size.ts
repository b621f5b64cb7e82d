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
});

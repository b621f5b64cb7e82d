// The package is not installed beside the frameworks: its names lead to the build.
import { registerHooks } from "node:module";

const dist = new URL("../../dist/", import.meta.url);
const entries = new Map([
  ["vectice", "index.js"],
  ["vectice/query", "query.js"],
  ["vectice/testing", "testing.js"],
]);

registerHooks({
  resolve: (specifier, context, next) => {
    const file = entries.get(specifier);
    return file === undefined
      ? next(specifier, context)
      : { url: new URL(file, dist).href, shortCircuit: true };
  },
});

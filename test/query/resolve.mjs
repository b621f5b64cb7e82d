// The package is not installed beside the frameworks: its names lead to the build.
import { registerHooks } from "node:module";

const dist = new URL("../../dist/", import.meta.url);
const entries = {
  vectice: "index.js",
  "vectice/query": "query.js",
  "vectice/testing": "testing.js",
};

registerHooks({
  resolve: (specifier, context, next) =>
    Object.hasOwn(entries, specifier)
      ? { url: new URL(entries[specifier], dist).href, shortCircuit: true }
      : next(specifier, context),
});

import { readFileSync } from "node:fs";
import * as v from "valibot";
import { defineConfig, type Plugin } from "vitest/config";

const { version } = v.parse(
  v.object({ version: v.string() }),
  JSON.parse(readFileSync("package.json", "utf8")),
);

/** Imports `*.graphql` as text, as the build does. */
const graphqlText: Plugin = {
  name: "graphql-text",
  transform: {
    filter: { id: /\.graphql$/ },
    handler: (code) => ({ code: `export default ${JSON.stringify(code)};`, map: null }),
  },
};

export default defineConfig({
  define: { __VERSION__: JSON.stringify(version) },
  plugins: [graphqlText],
  test: {
    // By default one core of two would stand idle.
    maxWorkers: "100%",
    // Long enough for a slow machine, short enough that a hang is a failure and not a wait.
    testTimeout: 15_000,
    hookTimeout: 15_000,
    teardownTimeout: 5_000,
    reporters: ["default", "json"],
    outputFile: { json: ".reports/vitest.json" },
    projects: [
      { extends: true, test: { name: "unit", include: ["test/unit/**/*.test.ts"] } },
      { extends: true, test: { name: "package", include: ["test/package/**/*.test.ts"] } },
      { extends: true, test: { name: "contract", include: ["test/contract/*.test.ts"] } },
      { extends: true, test: { name: "load", include: ["test/load/**/*.test.ts"] } },
      { extends: true, test: { name: "examples", include: ["test/examples/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "types",
          include: [],
          // The sources' own types are checked by check:types.
          typecheck: {
            enabled: true,
            only: true,
            include: ["test/types/**/*.test-d.ts"],
            ignoreSourceErrors: true,
          },
        },
      },
    ],
    coverage: {
      provider: "v8",
      include: ["src/**"],
      exclude: ["**/*.d.ts", "**/*.graphql"],
      reporter: ["text", "html", "json-summary"],
      thresholds: { lines: 95, statements: 95, functions: 95, branches: 90 },
    },
  },
});

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import * as v from "valibot";
import { expect, it } from "vitest";
import { entries, exportsMap, runtimes, resolveTarget, scripts } from "./runtimes.ts";

const report = v.pipe(
  v.string(),
  v.parseJson(),
  v.tuple([v.object({ files: v.array(v.object({ path: v.string(), size: v.number() })) })]),
);

// Asked once: it takes a second.
const [{ files }] = v.parse(
  report,
  execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    shell: process.platform === "win32",
  }),
);
const paths = files.map(({ path }) => path);

/** The files that the exports map names, for any runtime. */
const named = new Set(
  [
    ...scripts,
    ...runtimes.flatMap(({ conditions }) =>
      entries.flatMap((entry) => [
        resolveTarget(exportsMap[entry], conditions) ?? [],
        resolveTarget(exportsMap[entry], ["types", ...conditions]) ?? [],
      ]),
    ),
  ]
    .flat()
    .map((path) => path.replace("./", "")),
);

/** The command: no export names it, and it names its parts. */
named.add("dist/cli.js");

/** What the packed files say that they load or refer to. */
const sharedParts = new Set(
  paths
    .filter((path) => /\.(js|cjs|d\.ts|d\.cts)$/.test(path))
    .flatMap((path) =>
      [...readFileSync(path, "utf8").matchAll(/["']\.{1,2}\/((?:cli\/)?[\w.-]+)["']/g)].map(
        // The parts of the command name each other without their folder.
        ([, name = ""]) => (path.startsWith("dist/cli/") ? `dist/cli/${name}` : `dist/${name}`),
      ),
    )
    // Declarations refer to each other by the names of the modules that they declare.
    .flatMap((path) => [path, path.replace(/\.(c?)js$/, ".d.$1ts")]),
);

it("what is published is the build, its maps, and what people read", () => {
  const others = paths.filter((path) => !path.startsWith("dist/"));
  expect(others).toEqual([
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "SECURITY.md",
    "llms.txt",
    "package.json",
  ]);
});

it("every file of the build is an entry, a part that entries share, or the map of one", () => {
  const strays = paths
    .filter((path) => path.startsWith("dist/"))
    .filter((path) => {
      const code = path.replace(/\.map$/, "");
      return !(paths.includes(code) && (named.has(code) || sharedParts.has(code)));
    });
  expect(strays).toEqual([]);
});

it("every file that the exports map names is published", () => {
  expect([...named].filter((path) => !paths.includes(path))).toEqual([]);
});

it("the maps hold the sources, so that none needs to be published beside them", () => {
  const map = v.object({ sources: v.array(v.string()), sourcesContent: v.array(v.string()) });
  for (const path of paths.filter((path) => path.endsWith(".map"))) {
    const { sources, sourcesContent } = v.parse(map, JSON.parse(readFileSync(path, "utf8")));
    expect(sourcesContent).toHaveLength(sources.length);
    // Nor do they tell where this repository lay when it was built.
    expect(sources.filter((source) => /^(\/|[A-Za-z]:|file:)/.test(source))).toEqual([]);
  }
});

it("only what is minified has a map: maps of all else were half of the package", () => {
  expect(paths.filter((path) => path.endsWith(".map"))).toEqual([
    "dist/analysis.min.js.map",
    "dist/live.min.js.map",
    "dist/query.min.js.map",
    "dist/vectice.global.js.map",
    "dist/vectice.min.js.map",
  ]);
});

// Looks at what `npm publish` would publish, without publishing it: versions, notes, contents, what provenance needs.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import * as v from "valibot";

const read = <Schema extends v.GenericSchema>(path: string, schema: Schema) =>
  v.parse(v.pipe(v.string(), v.parseJson(), schema), readFileSync(path, "utf8"));

const { version, repository } = read(
  "package.json",
  v.object({ version: v.string(), repository: v.optional(v.unknown()) }),
);
const lock = read("package-lock.json", v.object({ version: v.string() }));
const [{ files, size, unpackedSize }] = v.parse(
  v.pipe(
    v.string(),
    v.parseJson(),
    v.tuple([
      v.object({
        files: v.array(v.object({ path: v.string() })),
        size: v.number(),
        unpackedSize: v.number(),
      }),
    ]),
  ),
  execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    shell: process.platform === "win32",
  }),
);
const paths = files.map(({ path }) => path);
const changes = execFileSync("git", ["status", "--porcelain"], { encoding: "utf8" }).trim();
const changelog = readFileSync("CHANGELOG.md", "utf8");

const wanted = [
  "LICENSE",
  "README.md",
  "CHANGELOG.md",
  "SECURITY.md",
  "llms.txt",
  "dist/index.d.ts",
];
const problems = [
  lock.version === version ? "" : `package-lock.json is of ${lock.version}: run npm install.`,
  changelog.includes(`## ${version}`) || changelog.includes("## Unreleased")
    ? ""
    : `CHANGELOG.md has no notes on ${version}.`,
  ...wanted.map((path) => (paths.includes(path) ? "" : `The package would lack ${path}.`)),
  ...paths
    .filter((path) => /^(?:src|test|site|\.)/.test(path))
    .map((path) => `${path} would be published.`),
  changes === "" ? "" : `Commit or remove what is not committed:\n${changes}`,
].filter((problem) => problem !== "");

console.log(
  `vectice ${version}: ${paths.length} files, ${size} bytes packed, ${unpackedSize} unpacked.`,
);
if (repository === undefined) {
  console.log(
    "Note: provenance needs `repository` in package.json, the address that CI publishes from.",
  );
}
for (const problem of problems) {
  console.error(problem);
}
process.exitCode = problems.length > 0 ? 1 : 0;

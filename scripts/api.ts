// Writes what every entry declares into api/*.api.md, so that a change of the public surface shows in
// review; with --check it writes nothing, and fails where the files differ from the build.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";
import * as v from "valibot";

const check = process.argv.includes("--check");
const kept = "api";
const made = ".reports/api";

const part = v.object({ import: v.object({ types: v.string() }) });
const manifest = v.parse(
  v.object({ exports: v.record(v.string(), v.unknown()) }),
  JSON.parse(readFileSync("package.json", "utf8")),
);

/** The declarations of every entry, by the name of its report; what is a path alone is no module to type. */
const declarations = Object.entries(manifest.exports)
  .filter(([, target]) => typeof target !== "string")
  .map(([entry, target]) => ({
    name: entry.replace(/^\.\/?/, "").replaceAll("/", "-") || "vectice",
    types: v.parse(part, target).import.types,
  }));

function report(name: string, types: string): string {
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: resolve("package.json"),
    configObject: {
      projectFolder: process.cwd(),
      mainEntryPointFilePath: resolve(types),
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: "es2022",
            module: "esnext",
            moduleResolution: "bundler",
            lib: ["es2024", "dom", "dom.iterable", "dom.asynciterable"],
            types: ["node"],
            strict: true,
            skipLibCheck: true,
          },
          files: [types],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: name,
        reportFolder: resolve(made),
        reportTempFolder: resolve(made, "temporary"),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
    },
  });
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      message.handled = true;
      if (message.logLevel === ExtractorLogLevel.Error) {
        throw new Error(`${name}: ${message.text}`);
      }
    },
  });
  return readFileSync(join(made, `${name}.api.md`), "utf8");
}

rmSync(made, { recursive: true, force: true });
mkdirSync(join(made, "temporary"), { recursive: true });
mkdirSync(kept, { recursive: true });
const reports = new Map(
  declarations.map(({ name, types }) => [`${name}.api.md`, report(name, types)]),
);
const old = readdirSync(kept).filter((file) => !reports.has(file));
const changed = [...reports].filter(([file, text]) => {
  const path = join(kept, file);
  return !existsSync(path) || readFileSync(path, "utf8") !== text;
});

if (!check) {
  for (const file of old) {
    rmSync(join(kept, file));
  }
  for (const [file, text] of changed) {
    writeFileSync(join(kept, file), text);
  }
}
const differing = [...old, ...changed.map(([file]) => file)].map((file) => join(kept, file));
if (check && differing.length > 0) {
  console.error(`The public surface is not what ${differing.join(", ")} says.`);
  console.error("Where that is meant: run `npm run api`, and commit the difference.");
  process.exitCode = 1;
} else {
  console.log(`${reports.size} API reports, ${check ? 0 : differing.length} changed.`);
}

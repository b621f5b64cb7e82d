import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Application, Converter, ReflectionKind } from "typedoc";
import { referenceIndex } from "./reference-groups.ts";

const root = new URL("../../", import.meta.url);
const path = (relative: string): string => fileURLToPath(new URL(relative, root));
const out = path("site/reference");

/** The entries, as people import them. */
const entryPoints = [
  "src/index.ts",
  "src/core.ts",
  "src/analysis/index.ts",
  "src/live/index.ts",
  "src/testing/index.ts",
  "src/testing/node.ts",
  "src/server/index.ts",
  "src/server/node.ts",
  "src/query/index.ts",
]
  .map(path)
  .filter((entry) => existsSync(entry));

await rm(out, { recursive: true, force: true });
const application = await Application.bootstrapWithPlugins({
  entryPoints,
  tsconfig: path("tsconfig.json"),
  plugin: ["typedoc-plugin-markdown"],
  skipErrorChecking: true,
  excludeInternal: true,
  excludePrivate: true,
  excludeExternals: true,
  readme: "none",
  disableSources: true,
  hideGenerator: true,
  logLevel: "Error",
  entryFileName: "index",
  useCodeBlocks: true,
  parametersFormat: "table",
  propertiesFormat: "table",
  interfacePropertiesFormat: "table",
  typeDeclarationFormat: "table",
  hideBreadcrumbs: true,
  hidePageHeader: true,
  expandParameters: true,
  outputs: [{ name: "markdown", path: out }],
});
// Things are opened, not constructed.
application.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
  for (const reflection of project.getReflectionsByKind(ReflectionKind.Constructor)) {
    project.removeReflection(reflection);
  }
});
const project = await application.convert();
if (project === undefined) {
  throw new Error("The sources could not be read.");
}
await application.generateOutputs(project);
await writeFile(`${out}/index.md`, referenceIndex(project));

import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import * as v from "valibot";

const packageSchema = v.pipe(v.string(), v.parseJson(), v.object({ version: v.string() }));

/** Lets Node import the sources as they are, with what the build puts into them: texts and the version. */
export function loadSources(): void {
  const { version } = v.parse(packageSchema, readFileSync("package.json", "utf8"));
  Reflect.set(globalThis, "__VERSION__", version);
  registerHooks({
    load: (url, context, next) =>
      url.endsWith(".graphql")
        ? {
            format: "module",
            source: `export default ${JSON.stringify(readFileSync(fileURLToPath(url), "utf8"))};`,
            shortCircuit: true,
          }
        : next(url, context),
  });
}

import { build, type BuildOptions } from "esbuild";
import { Miniflare } from "miniflare";

/** Bundles a worker as those who deploy one do, and runs it in workerd. */
export async function startWorker(
  source: Pick<BuildOptions, "entryPoints" | "stdin">,
  bindings: Readonly<Record<string, string>>,
): Promise<Miniflare> {
  const bundle = await build({
    ...source,
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    conditions: ["workerd", "worker", "browser"],
  });
  const miniflare = new Miniflare({
    modules: true,
    script: bundle.outputFiles[0]?.text ?? "",
    compatibilityDate: "2026-07-01",
    bindings,
  });
  await miniflare.ready;
  return miniflare;
}

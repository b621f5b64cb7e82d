import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { Miniflare } from "miniflare";
import * as v from "valibot";
import { createLines, readMessage } from "../lines.ts";
import type { Run, Target } from "../target.ts";

const manifest = v.pipe(v.string(), v.parseJson(), v.object({ version: v.string() }));

/** Cloudflare's workerd: a worker that answers what came of the suite. */
export function workerdTarget(script: string): Target {
  return {
    runtime: "workerd",
    loading: "module",
    worlds: ["fetch"],
    run: async (run) => {
      run.found(await versionOfWorkerd());
      const miniflare = new Miniflare({
        modules: true,
        script: await readFile(script, "utf8"),
        compatibilityDate: "2026-07-01",
      });
      try {
        await Promise.race([readSuite(miniflare, run), untilAborted(run.signal)]);
      } finally {
        await miniflare.dispose();
      }
    },
  };
}

async function readSuite(miniflare: Miniflare, run: Run): Promise<void> {
  const answer = await miniflare.dispatchFetch("http://localhost/");
  const lines = createLines((line) => run.tell(readMessage(line)));
  lines.put(await answer.text());
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** workerd comes with miniflare, so it is looked up from there. */
async function versionOfWorkerd(): Promise<string> {
  const here = createRequire(import.meta.url);
  const path = createRequire(here.resolve("miniflare")).resolve("workerd/package.json");
  return v.parse(manifest, await readFile(path, "utf8")).version;
}

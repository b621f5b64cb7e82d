import { spawn } from "node:child_process";
import type { Bundles } from "../bundles.ts";
import { createLines, readMessage } from "../lines.ts";
import { findRuntime, type RuntimeName } from "../runtimes.ts";
import type { Run, Target } from "../target.ts";

const worlds = ["fetch", "HTTP"] as const;
const mark = "#everywhere ";

/** Node by import and by require, Bun and Deno: each a process that prints what came of the suite. */
export function serverTargets(bundles: Bundles, folder: string): readonly Target[] {
  const target = (
    name: RuntimeName,
    runtime: string,
    loading: string,
    args: readonly string[],
  ): Target => ({
    runtime,
    loading,
    worlds,
    run: async (run) => {
      const { path, version } = await findRuntime(name);
      run.found(version);
      await runProcess(path, args, folder, run);
    },
  });
  return [
    ...(["node22", "node24", "node26"] as const).flatMap((name) => [
      target(name, name, "import", [bundles.serverModule]),
      target(name, name, "require", [bundles.serverCommonJs]),
    ]),
    target("bun", "bun", "import", [bundles.serverModule]),
    target("deno", "deno", "import", ["run", "--allow-all", "--no-prompt", bundles.serverModule]),
  ];
}

function runProcess(
  path: string,
  args: readonly string[],
  folder: string,
  run: Run,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    const rest: string[] = [];
    let ended = false;
    const lines = createLines((line) => {
      if (!line.startsWith(mark)) {
        rest.push(line);
        return;
      }
      const message = readMessage(line.slice(mark.length));
      ended ||= message.type === "end";
      run.tell(message);
    });
    child.stdout.setEncoding("utf8").on("data", lines.put);
    child.stderr.setEncoding("utf8").on("data", (text: string) => rest.push(text));
    // A process that stays after its last case holds something open: that ends here, and is a failure.
    const stop = () => child.kill("SIGKILL");
    run.signal.addEventListener("abort", stop);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      run.signal.removeEventListener("abort", stop);
      if (code === 0 && ended) {
        resolve();
      } else {
        const printed = rest.join("\n").trim().slice(-2000);
        reject(new Error(`The process ended with ${code ?? signal}. It printed:\n${printed}`));
      }
    });
  });
}

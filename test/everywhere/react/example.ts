import { chromium, firefox } from "../engines/puppet.ts";
import { webkit } from "../engines/webkit.ts";
import type { Row } from "../row.ts";
import { textOf } from "../suite.ts";
import { Missing } from "../target.ts";
import { looks } from "./looks.ts";
import { packageSteps } from "./package.ts";
import { openScene } from "./scene.ts";
import { steps, type Steps } from "./steps.ts";

const loading = "react example";

const browsers = {
  chromium: { engine: chromium, steps: { ...steps, ...looks } },
  firefox: { engine: firefox, steps },
  webkit: { engine: webkit, steps },
} as const;

export interface ReactExampleOptions {
  readonly isWanted: (runtime: string) => boolean;
  readonly maySkip: (runtime: string) => boolean;
  readonly show: (row: Row) => void;
}

/** Installs, checks and builds examples/react, then uses it in each browser: a row of the matrix each. */
export async function runReactExample(options: ReactExampleOptions): Promise<void> {
  const { isWanted, maySkip, show } = options;
  const wanted = (["chromium", "firefox", "webkit"] as const).filter(
    (name) => isWanted("react") || isWanted(name),
  );
  if (wanted.length === 0) {
    return;
  }
  const started = Date.now();
  const outcome = await runSteps(packageSteps, undefined);
  show({ runtime: "react", version: "19", loading, ...outcome, seconds: secondsSince(started) });
  for (const name of wanted) {
    show(await runBrowser(name, maySkip(name)));
  }
}

type Outcome = Pick<Row, "passed" | "failed" | "skipped" | "failures">;

async function runBrowser(runtime: keyof typeof browsers, maySkip: boolean): Promise<Row> {
  const started = Date.now();
  const { engine, steps }: { engine: typeof chromium; steps: Steps } = browsers[runtime];
  const row = (version: string, outcome: Outcome, reason?: string): Row => ({
    runtime,
    version,
    loading,
    ...outcome,
    seconds: secondsSince(started),
    ...(reason === undefined ? {} : { reason }),
  });
  try {
    const scene = await openScene(engine);
    try {
      return row(scene.page.version, await runSteps(steps, scene));
    } finally {
      await scene.close();
    }
  } catch (error) {
    const count = Object.keys(steps).length;
    return error instanceof Missing && maySkip
      ? row("", { passed: 0, failed: 0, skipped: count, failures: [] }, error.message)
      : row("", {
          passed: 0,
          failed: count,
          skipped: 0,
          failures: [{ name: "the run itself", message: textOf(error) }],
        });
  }
}

/** One step needs the one before: after a failure, the rest did not run. */
async function runSteps<Given>(
  all: Readonly<Record<string, (given: Given) => Promise<void>>>,
  given: Given,
): Promise<Outcome> {
  const failures: { name: string; message: string }[] = [];
  for (const [name, run] of Object.entries(all)) {
    try {
      if (failures.length > 0) {
        throw new Error("It did not run.");
      }
      await run(given);
    } catch (error) {
      failures.push({ name, message: textOf(error) });
    }
  }
  const passed = Object.keys(all).length - failures.length;
  return { passed, failed: failures.length, skipped: 0, failures };
}

function secondsSince(started: number): number {
  return Math.round((Date.now() - started) / 100) / 10;
}

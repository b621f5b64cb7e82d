import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import * as v from "valibot";
import { median } from "./measure.ts";
import type { Benchmark } from "./report.ts";
import { serve } from "./serve.ts";

const execute = promisify(execFile);
const program = fileURLToPath(new URL("heap-child.ts", import.meta.url));
const PeakSchema = v.object({ peak: v.number(), live: v.number() });
/** Megabytes. */
const most = 30;
/** How much more (MB) a tenfold list may hold live before that counts as growing. */
const noise = 3;

type Peak = v.InferOutput<typeof PeakSchema>;

/** Memory while iterating 10,000 and 100,000 projects, each in processes of their own. */
export const heap: Benchmark = async (rounds) => {
  const { url, stop } = await serve("pages");
  try {
    const peakOf = async (contestant: "floor" | "vectice", count: number): Promise<Peak> => {
      const peaks: Peak[] = [];
      for (let round = 0; round < Math.min(rounds, 5); round += 1) {
        const { stdout } = await execute(process.execPath, [
          "--expose-gc",
          program,
          url,
          `WSP-${count}`,
          contestant,
        ]);
        peaks.push(v.parse(PeakSchema, JSON.parse(stdout)));
      }
      return {
        peak: median(peaks.map(({ peak }) => peak)),
        live: median(peaks.map(({ live }) => live)),
      };
    };
    const few = await peakOf("vectice", 10_000);
    const many = await peakOf("vectice", 100_000);
    const floor = await peakOf("floor", 100_000);
    const megabytes = (size: number): string => `${size.toFixed(1)} MB`;
    return {
      title: "Memory while iterating",
      about:
        "The V8 heap above its start, at most: as it is every 50 projects, with the garbage that V8 leaves lying; " +
        "and live, collected every 2,000 projects. Floor: bare `fetch` and `JSON.parse`, one page ahead.",
      columns: ["projects", "heap at most", "of it live at most"],
      rows: [
        ["10,000", megabytes(few.peak), megabytes(few.live)],
        ["100,000", megabytes(many.peak), megabytes(many.live)],
        ["100,000, by hand (floor)", megabytes(floor.peak), megabytes(floor.live)],
      ],
      verdicts: [
        {
          target: `100,000 projects: at most ${most} MB live above the start`,
          measured: megabytes(many.live),
          reached: many.live <= most,
        },
        {
          target: `100,000 projects: at most ${most} MB above the start, garbage and all`,
          measured: `${megabytes(many.peak)}, by hand ${megabytes(floor.peak)}`,
          reached: many.peak <= most,
        },
        {
          target: `what is live does not grow with the count (within ${noise} MB)`,
          measured: `${megabytes(few.live)} → ${megabytes(many.live)}`,
          reached: many.live <= few.live + noise,
        },
      ],
    };
  } finally {
    await stop();
  }
};

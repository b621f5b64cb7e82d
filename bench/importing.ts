import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { median, milliseconds, times } from "./measure.ts";
import type { Benchmark } from "./report.ts";

const execute = promisify(execFile);
const most = 1.3;
const factor = 3;

const contestants = {
  floor: 'await Promise.all([import("ky"), import("valibot")]);',
  vectice: 'await import("vectice");',
} as const;

/** Milliseconds that an import takes in a fresh Node. */
async function timeOf(program: string): Promise<number> {
  const timed = `const start = performance.now(); ${program} console.log(performance.now() - start);`;
  const { stdout } = await execute(process.execPath, ["--input-type=module", "--eval", timed]);
  return Number(stdout);
}

/** Time to import the built entry in Node, against what it is made of. */
export const importing: Benchmark = async (rounds) => {
  const found = { floor: [0], vectice: [0] };
  found.floor.length = 0;
  found.vectice.length = 0;
  for (let round = 0; round < rounds * factor; round += 1) {
    found.floor.push(await timeOf(contestants.floor));
    found.vectice.push(await timeOf(contestants.vectice));
  }
  const [floor, ours] = [median(found.floor), median(found.vectice)];
  return {
    title: "Importing",
    about: `In a fresh Node each time, ${rounds * factor} times in turns; medians.`,
    columns: ["", "time", "ratio"],
    rows: [
      ["ky and valibot (floor)", milliseconds(floor), times(floor, floor)],
      ["vectice", milliseconds(ours), times(ours, floor)],
    ],
    verdicts: [
      {
        target: `at most ${most} times the import of ky and valibot`,
        measured: times(ours, floor),
        reached: ours <= most * floor,
      },
    ],
  };
};

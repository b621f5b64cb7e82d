import { spawn } from "node:child_process";
import { inTurns, milliseconds, type Taken, times } from "./measure.ts";
import type { Benchmark } from "./report.ts";
import { serve } from "./serve.ts";

const most = 2;
/** The heap (MB) that a list of any length must fit into. */
const heap = 48;

interface Ended extends Taken {
  readonly code: number | null;
  /** Lines that it printed. */
  readonly lines: number;
}

/** Runs Node to its end, and tells what that took. */
function runNode(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const start = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let lines = 0;
  child.stdout.on("data", (chunk: Uint8Array) => {
    lines += chunk.reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 0);
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      const wall = performance.now() - start;
      resolve({ wall, cpu: wall, code, lines });
    });
  });
}

/** The command: how long it takes to help, and how much memory to list. */
export const command: Benchmark = async (rounds) => {
  const taken = await inTurns(
    [
      ["floor", () => runNode(["-e", "0"])],
      ["help", () => runNode(["dist/cli.js", "--help"])],
    ],
    rounds,
  );
  const [floor, help] = [taken("floor").wall, taken("help").wall];
  const { url, stop } = await serve("pages");
  try {
    const env = { VECTICE_HOST: url, VECTICE_API_TOKEN: "any" };
    const list = (count: number): Promise<Ended> =>
      runNode(
        [`--max-old-space-size=${heap}`, "dist/cli.js", "ls", `WSP-${count}`, "--ndjson"],
        env,
      );
    const few = await list(10_000);
    const many = await list(100_000);
    const said = ({ code, lines }: Ended): string => `${lines} lines, exit code ${code}`;
    return {
      title: "The command",
      about: `\`vectice --help\` against \`node -e 0\`, in turns; and \`vectice ls --ndjson\` in a heap of ${heap} MB.`,
      columns: ["", "time", "ratio"],
      rows: [
        ["`node -e 0` (floor)", milliseconds(floor), times(floor, floor)],
        ["`vectice --help`", milliseconds(help), times(help, floor)],
        ["`vectice ls --ndjson`, 10,000 items", milliseconds(few.wall), ""],
        ["`vectice ls --ndjson`, 100,000 items", milliseconds(many.wall), ""],
      ],
      verdicts: [
        {
          target: `help in at most ${most} times an empty Node`,
          measured: times(help, floor),
          reached: help <= most * floor,
        },
        {
          target: `10,000 and 100,000 items are listed in a heap of ${heap} MB`,
          measured: `${said(few)}; ${said(many)}`,
          reached: few.lines === 10_000 && many.lines === 100_000,
        },
      ],
    };
  } finally {
    await stop();
  }
};

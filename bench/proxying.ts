import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Benchmark } from "./report.ts";

const target = 1.5;

/** What the proxy costs, and how it stands a minute of load: `proxy.ts` in a process of its own. */
export const proxying: Benchmark = async (rounds) => {
  // Few rounds mean that somebody is in a hurry.
  const seconds = rounds < 10 ? "5" : "60";
  const program = fileURLToPath(new URL("proxy.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [program, seconds]);
  const ratio = Number(/^ratio, median of \d+: (.+)$/m.exec(stdout)?.[1]);
  const least = /^ratio of a relay, median of \d+: (.+)$/m.exec(stdout)?.[1] ?? "?";
  const [, answered = "?", failed = "?", heap = "?"] =
    /: (\d+) answered, (\d+) failed; heap in MiB (.+)$/m.exec(stdout) ?? [];
  return {
    title: "The proxy",
    about:
      "On loopback, backend, proxy and caller each in a process of their own, which share this machine's cores. Floor: the same requests sent to the backend directly. The relay passes requests on by one fetch each, and checks nothing.",
    columns: ["", "measured"],
    rows: [
      ["wall time at 50 in flight, over the floor", `${ratio.toFixed(2)} ×`],
      ["that of a relay which does nothing else", `${least} ×`],
      [`requests answered at 200 in flight, in ${seconds} s`, answered],
      ["of these failed", failed],
      ["heap of the proxy meanwhile, MiB", heap],
    ],
    verdicts: [
      {
        target: `at most ${target} × the floor`,
        measured: `${ratio.toFixed(2)} ×`,
        reached: ratio <= target,
      },
      { target: "no request fails", measured: failed, reached: failed === "0" },
    ],
  };
};

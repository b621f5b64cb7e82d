import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import * as v from "valibot";
import { inTurns, milliseconds, type Taken, times } from "./measure.ts";
import type { Benchmark, Report } from "./report.ts";
import { serve } from "./serve.ts";

const most = 1.3;

const names = ["floor", "vectice", "graphql-request", "@urql/core"] as const;
type Times = (name: (typeof names)[number]) => Taken;

/** How the list is read, and how far away (ms) the server is. */
const ways = [
  { mode: "awaited", latency: 0 },
  { mode: "iterated", latency: 0 },
  { mode: "awaited", latency: 10 },
] as const;

/** 10,000 workspaces in 100 pages, awaited and iterated, against doing the same by hand. */
export const listing: Benchmark = async (rounds) => {
  const rows: string[][] = [];
  const verdicts: Report["verdicts"][number][] = [];
  for (const { mode, latency } of ways) {
    const taken = await timesOf(mode, latency, rounds);
    const floor = taken("floor");
    const way = latency === 0 ? mode : `${mode}, ${latency} ms away`;
    for (const name of names) {
      const { wall, cpu } = taken(name);
      rows.push([
        `${way}: ${name === "floor" ? "fetch + JSON.parse (floor)" : name}`,
        milliseconds(wall),
        times(wall, floor.wall),
        milliseconds(cpu),
        times(cpu, floor.cpu),
      ]);
    }
    if (mode === "awaited") {
      verdicts.push(mostVerdict(way, taken));
    }
    // From far away everybody waits alike; who is ahead then is chance.
    if (mode === "awaited" && latency === 0) {
      verdicts.push(...peerVerdicts(way, taken));
    }
  }
  return {
    title: "Listing 10,000 workspaces",
    about:
      "100 pages of 100 over HTTP, from a server that answers from memory, at once or after a wait; it and each contestant are in a process of their own. " +
      "Awaited: 4 pages at once after the first. Iterated: one page ahead. Those by hand give raw data: " +
      "unchecked, without retries, time limits or ends on request.",
    columns: ["", "time", "ratio", "CPU", "ratio"],
    rows,
    verdicts,
  };
};

async function timesOf(
  mode: "awaited" | "iterated",
  latency: number,
  rounds: number,
): Promise<Times> {
  const { url: host, stop } = await serve("pages", String(latency));
  const started: Contestant[] = [];
  try {
    for (const name of names) {
      started.push(await startContestant(host, name, mode));
    }
    return await inTurns(
      started.map(({ name, run }) => [name, run] as const),
      rounds,
    );
  } finally {
    for (const contestant of started) {
      contestant.stop();
    }
    await stop();
  }
}

/** A process that reads the list whenever it is asked to. */
interface Contestant {
  readonly name: string;
  readonly run: () => Promise<Taken>;
  readonly stop: () => void;
}

const TakenSchema = v.object({ wall: v.number(), cpu: v.number() });

async function startContestant(host: string, name: string, mode: string): Promise<Contestant> {
  const program = fileURLToPath(new URL("listing-child.ts", import.meta.url));
  const child = fork(program, [host, name, mode]);
  const failed = once(child, "exit").then(() => Promise.reject(new Error(`${name} gave up`)));
  failed.catch(() => undefined);
  await Promise.race([once(child, "message"), failed]);
  return {
    name,
    run: async () => {
      const answered = once(child, "message");
      child.send("run");
      return v.parse(v.tuple([TakenSchema]), await Promise.race([answered, failed]))[0];
    },
    stop: () => void child.kill(),
  };
}

function mostVerdict(way: string, taken: Times): Report["verdicts"][number] {
  const { wall } = taken("vectice");
  const floor = taken("floor").wall;
  return {
    target: `${way}: at most ${most} times the floor's time`,
    measured: times(wall, floor),
    reached: wall <= most * floor,
  };
}

function peerVerdicts(way: string, taken: Times): Report["verdicts"] {
  const { wall } = taken("vectice");
  return (["graphql-request", "@urql/core"] as const).map((peer) => ({
    target: `${way}: faster than ${peer}`,
    measured: `${times(wall, taken(peer).wall)} its time`,
    reached: wall < taken(peer).wall,
  }));
}

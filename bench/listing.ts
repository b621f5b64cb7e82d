import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import * as v from "valibot";
import { cellsOf, type Figures, figureColumns, inTurns, type Taken, times } from "./measure.ts";
import { type Peer, peers } from "./peers.ts";
import type { Benchmark, Report } from "./report.ts";
import { serve } from "./serve.ts";

const names = ["floor", "vectice", ...peers] as const;
type Times = (name: (typeof names)[number]) => Figures;

/** Requests for the whole list. */
const pages = 100;

/** How the list is read, how far away (ms) the server is, and how many times the floor's time it may take. */
const ways = [
  { mode: "awaited", latency: 0, most: 1.6 },
  { mode: "iterated", latency: 0, most: undefined },
  { mode: "awaited", latency: 10, most: 1.08 },
] as const;

/** 10,000 workspaces in 100 pages, awaited and iterated, against doing the same by hand. */
export const listing: Benchmark = async (rounds) => {
  const rows: string[][] = [];
  const verdicts: Report["verdicts"][number][] = [];
  for (const { mode, latency, most } of ways) {
    const taken = await timesOf(mode, latency, rounds);
    const floor = taken("floor");
    const way = latency === 0 ? mode : `${mode}, ${latency} ms away`;
    for (const name of names) {
      rows.push([
        `${way}: ${name === "floor" ? "fetch + JSON.parse (floor)" : name}`,
        ...cellsOf(taken(name), floor, pages),
      ]);
    }
    if (most !== undefined) {
      verdicts.push(mostVerdict(way, taken, most));
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
      "Awaited: 4 pages at once after the first. Iterated: one page ahead. Floor and peers know no retries, time limits " +
      "or ends on request. Those that are checked do the same work with the items: valibot checks each. The bare ones give raw data, and are for information.",
    columns: ["", ...figureColumns],
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

function mostVerdict(way: string, taken: Times, most: number): Report["verdicts"][number] {
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
  const rivals = peers.filter((peer: Peer) => peer.endsWith("checked"));
  return rivals.map((peer) => ({
    target: `${way}: faster than ${peer}`,
    measured: `${times(wall, taken(peer).wall)} its time`,
    reached: wall < taken(peer).wall,
  }));
}

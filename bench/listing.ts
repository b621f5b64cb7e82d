import { Connection } from "vectice";
import { authenticate, together } from "./floor.ts";
import { milliseconds, race, type Taken, times } from "./measure.ts";
import { bareReader, graphqlRequestReader, pageSize, type ReadPage, urqlReader } from "./peers.ts";
import type { Benchmark, Report } from "./report.ts";
import { serve } from "./serve.ts";

const count = 10_000;
/** As many as an awaited list reads at once. */
const pagesAtOnce = 4;
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
      verdicts.push(...verdictsOf(way, taken));
    }
  }
  return {
    title: "Listing 10,000 workspaces",
    about:
      `${count / pageSize} pages of ${pageSize} over HTTP, from a server in another process that answers from memory, at once or after a wait. ` +
      `Awaited: ${pagesAtOnce} pages at once after the first. Iterated: one page ahead. Those by hand give raw data: ` +
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
  try {
    const token = await authenticate(host, "by-hand");
    const connection = await Connection.open({ apiToken: "vectice", host, logLevel: "silent" });
    const byHand = mode === "awaited" ? awaitPages : iteratePages;
    const [floor, graphqlRequest, urql] = [
      bareReader(host, token),
      graphqlRequestReader(host, token),
      urqlReader(host, token),
    ];
    return await race(
      {
        floor: () => byHand(floor),
        vectice: () => (mode === "awaited" ? awaitList(connection) : iterateList(connection)),
        "graphql-request": () => byHand(graphqlRequest),
        "@urql/core": () => byHand(urql),
      },
      rounds,
    );
  } finally {
    await stop();
  }
}

function verdictsOf(way: string, taken: Times): Report["verdicts"] {
  const { wall } = taken("vectice");
  const floor = taken("floor").wall;
  return [
    {
      target: `${way}: at most ${most} times the floor's time`,
      measured: times(wall, floor),
      reached: wall <= most * floor,
    },
    ...(["graphql-request", "@urql/core"] as const).map((peer) => ({
      target: `${way}: faster than ${peer}`,
      measured: `${times(wall, taken(peer).wall)} its time`,
      reached: wall < taken(peer).wall,
    })),
  ];
}

function mustBeAll(length: number): void {
  if (length !== count) {
    throw new Error(`${length} items instead of ${count}`);
  }
}

async function awaitPages(read: ReadPage): Promise<void> {
  const first = await read(1);
  const pages = new Map([[1, first.items]]);
  const rest = Array.from(
    { length: Math.ceil(first.total / pageSize) - 1 },
    (_, place) => place + 2,
  );
  await together(rest, pagesAtOnce, async (index) => {
    pages.set(index, (await read(index)).items);
  });
  mustBeAll(
    [...pages].toSorted(([one], [other]) => one - other).flatMap(([, items]) => items).length,
  );
}

async function iteratePages(read: ReadPage): Promise<void> {
  let seen = 0;
  let next = read(1);
  for (let index = 1; ; index += 1) {
    const { items, total } = await next;
    const more = index * pageSize < total;
    if (more) {
      next = read(index + 1);
    }
    seen += items.length;
    if (!more) {
      break;
    }
  }
  mustBeAll(seen);
}

async function awaitList(connection: Connection): Promise<void> {
  mustBeAll((await connection.workspaces()).length);
}

async function iterateList(connection: Connection): Promise<void> {
  let seen = 0;
  for await (const workspace of connection.workspaces()) {
    seen += workspace.id.length > 0 ? 1 : 0;
  }
  mustBeAll(seen);
}

import { Connection } from "vectice";
import { authenticate, together } from "./floor.ts";
import { milliseconds, race, times } from "./measure.ts";
import { bareReader, graphqlRequestReader, pageSize, type ReadPage, urqlReader } from "./peers.ts";
import type { Benchmark, Report } from "./report.ts";
import { serve } from "./serve.ts";

const count = 10_000;
/** As many as an awaited list reads at once. */
const pagesAtOnce = 4;
const most = 1.3;

/** 10,000 workspaces in 100 pages, awaited and iterated, against doing the same by hand. */
export const listing: Benchmark = async (rounds) => {
  const { url: host, stop } = await serve("pages");
  try {
    const token = await authenticate(host, "by-hand");
    const readers = {
      "fetch + JSON.parse (floor)": bareReader(host, token),
      "graphql-request": graphqlRequestReader(host, token),
      "@urql/core": urqlReader(host, token),
    };
    const connection = await Connection.open({ apiToken: "vectice", host, logLevel: "silent" });
    const rows: string[][] = [];
    const verdicts: Report["verdicts"][number][] = [];
    for (const mode of ["awaited", "iterated"] as const) {
      const byHand = mode === "awaited" ? awaitPages : iteratePages;
      const taken = await race(
        {
          floor: () => byHand(readers["fetch + JSON.parse (floor)"]),
          vectice: () => (mode === "awaited" ? awaitList(connection) : iterateList(connection)),
          "graphql-request": () => byHand(readers["graphql-request"]),
          "@urql/core": () => byHand(readers["@urql/core"]),
        },
        rounds,
      );
      const floor = taken("floor");
      for (const name of ["floor", "vectice", "graphql-request", "@urql/core"] as const) {
        const { wall, cpu } = taken(name);
        rows.push([
          `${mode}: ${name === "floor" ? "fetch + JSON.parse (floor)" : name}`,
          milliseconds(wall),
          times(wall, floor.wall),
          milliseconds(cpu),
          times(cpu, floor.cpu),
        ]);
      }
      if (mode === "awaited") {
        const { wall } = taken("vectice");
        const peers = ["graphql-request", "@urql/core"] as const;
        verdicts.push({
          target: `awaited: at most ${most} times the floor's time`,
          measured: times(wall, floor.wall),
          reached: wall <= most * floor.wall,
        });
        for (const peer of peers) {
          verdicts.push({
            target: `awaited: faster than ${peer}`,
            measured: `${times(wall, taken(peer).wall)} its time`,
            reached: wall < taken(peer).wall,
          });
        }
      }
    }
    return {
      title: "Listing 10,000 workspaces",
      about:
        `${count / pageSize} pages of ${pageSize} over HTTP, from a server in another process that answers from memory. ` +
        `Awaited: ${pagesAtOnce} pages at once after the first. Iterated: one page ahead.`,
      columns: ["", "time", "ratio", "CPU", "ratio"],
      rows,
      verdicts,
    };
  } finally {
    await stop();
  }
};

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

// One contestant of the listing, in a process of its own: its heap and its compiled code are nobody
// else's. Reads the whole list once for each message, and answers with what that took.
//   listing-child.ts <host> <contestant> awaited|iterated
import { Connection } from "vectice";
import { authenticate, together } from "./floor.ts";
import { timed } from "./measure.ts";
import { bareReader, graphqlRequestReader, pageSize, type ReadPage, urqlReader } from "./peers.ts";

const [, , host = "", contestant = "", mode = ""] = process.argv;
const count = 10_000;
/** As many as an awaited list reads at once. */
const pagesAtOnce = 4;

async function awaitPages(read: ReadPage): Promise<number> {
  const first = await read(1);
  const pages = new Map([[1, first.items]]);
  const rest = Array.from(
    { length: Math.ceil(first.total / pageSize) - 1 },
    (_, place) => place + 2,
  );
  await together(rest, pagesAtOnce, async (index) => {
    pages.set(index, (await read(index)).items);
  });
  return [...pages].toSorted(([one], [other]) => one - other).flatMap(([, items]) => items).length;
}

async function iteratePages(read: ReadPage): Promise<number> {
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
      return seen;
    }
  }
}

async function iterateList(connection: Connection): Promise<number> {
  let seen = 0;
  for await (const workspace of connection.workspaces()) {
    seen += workspace.id.length > 0 ? 1 : 0;
  }
  return seen;
}

async function reader(): Promise<() => Promise<number>> {
  if (contestant === "vectice") {
    const connection = await Connection.open({ apiToken: "vectice", host, logLevel: "silent" });
    return mode === "awaited"
      ? async () => (await connection.workspaces()).length
      : () => iterateList(connection);
  }
  const token = await authenticate(host, "by-hand");
  const read = {
    floor: bareReader,
    "graphql-request": graphqlRequestReader,
    "@urql/core": urqlReader,
  };
  const [peer, checked] = contestant.split(", ");
  const make = Object.entries(read).find(([name]) => name === peer)?.[1];
  const readPage = make?.(host, token, checked === "checked");
  if (readPage === undefined) {
    throw new Error(`no contestant is called ${contestant}`);
  }
  return () => (mode === "awaited" ? awaitPages(readPage) : iteratePages(readPage));
}

const read = await reader();
process.on("message", () => {
  void timed(async () => {
    const seen = await read();
    if (seen !== count) {
      throw new Error(`${seen} items instead of ${count}`);
    }
  }).then((taken) => process.send?.(taken));
});
process.send?.("ready");

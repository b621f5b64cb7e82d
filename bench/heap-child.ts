// Iterates the projects of one workspace, by the library or by bare fetch, and prints by how many MB
// the heap was above its start at most: as it was, and after collecting what is garbage. Run with
// --expose-gc.
import * as v from "valibot";
import { Connection } from "vectice";
import { send } from "./floor.ts";

const [, , host = "", workspace = "", contestant = ""] = process.argv;
const megabyte = 2 ** 20;
/** Twice a page. */
const every = 50;
/** Collecting takes its time. */
const everyCollected = 2_000;

function collect(): void {
  if (globalThis.gc === undefined) {
    throw new Error("Run this with --expose-gc.");
  }
  globalThis.gc();
}

const used = (): number => process.memoryUsage().heapUsed / megabyte;

const PageSchema = v.object({
  data: v.object({ getProjectList: v.object({ items: v.array(v.unknown()), total: v.number() }) }),
});

async function* byHand(): AsyncGenerator {
  const ask = async (index: number): Promise<{ items: readonly unknown[]; total: number }> => {
    const body = JSON.stringify({
      query: "query getProjectList { … }",
      variables: { workspaceId: workspace, page: { index, size: 100 } },
    });
    return v.parse(PageSchema, await send(host, { path: "graphql", body })).data.getProjectList;
  };
  let next = ask(1);
  for (let index = 1, more = true; more; index += 1) {
    const { items, total } = await next;
    more = index * 100 < total;
    next = more ? ask(index + 1) : next;
    yield* items;
  }
}

async function* byLibrary(): AsyncGenerator {
  const connection = await Connection.open({ apiToken: "heap", host, logLevel: "silent" });
  yield* (await connection.workspace(workspace)).projects();
}

async function peakOf(collected: boolean): Promise<number> {
  const items = contestant === "floor" ? byHand() : byLibrary();
  // Whatever is there as long as the list lives, the connection too, is there from the first item on.
  let seen = (await items.next()).done === true ? 0 : 1;
  collect();
  const start = used();
  let most = 0;
  for await (const item of items) {
    seen += item === undefined ? 0 : 1;
    if (collected && seen % everyCollected === 0) {
      collect();
      most = Math.max(most, used() - start);
    } else if (!collected && seen % every === 0) {
      most = Math.max(most, used() - start);
    }
  }
  if (`WSP-${seen}` !== workspace) {
    throw new Error(`${seen} projects of ${workspace}`);
  }
  return most;
}

console.log(JSON.stringify({ peak: await peakOf(false), live: await peakOf(true) }));

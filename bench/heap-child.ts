// Iterates the projects of one workspace, and prints by how many MB the heap was above its start at
// most: as it was, and after collecting what is garbage. Run with --expose-gc.
import { Connection } from "vectice";

const [, , host = "", workspace = ""] = process.argv;
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

async function peakOf(collected: boolean): Promise<number> {
  const home = await connection.workspace(workspace);
  collect();
  const start = used();
  let most = 0;
  let seen = 0;
  for await (const project of home.projects()) {
    seen += project.id === "" ? 0 : 1;
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

const connection = await Connection.open({ apiToken: "heap", host, logLevel: "silent" });
console.log(JSON.stringify({ peak: await peakOf(false), live: await peakOf(true) }));

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startDev } from "./start-dev.ts";

const requests = 20_000;
const inFlight = 50;
/** How much (MB) the heap may grow by: what was written, but not a kilobyte of each request. */
const growth = 8;

/** Lets a Node say what is live in its heap, when it is asked by a signal. */
const tellHeap =
  "data:text/javascript,process.on('SIGUSR2',()=>{gc();process.stderr.write('heap '+process.memoryUsage().heapUsed+';')})";
/** One in so many writes; the others read. */
const writesEvery = 20;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vectice-load-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it(`vectice dev --data answers ${requests} requests, ${inFlight} at once, and keeps nothing of them`, async () => {
  const path = join(folder, "vectice.json");
  const { child, ended, url, connection, said } = await startDev(
    [`--data=${path}`],
    {
      concurrency: inFlight,
    },
    ["--expose-gc", "--import", tellHeap],
  );
  const workspace = await connection.workspace("WSP-1");
  const project = await workspace.createProject({ name: "Load" });
  const { token } = v.parse(
    v.object({ token: v.string() }),
    await (
      await fetch(`${url}/metadata/authenticate`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ apiKey: "demo-token-ada" }),
      })
    ).json(),
  );
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  const body = JSON.stringify({ query: "query whoAmI { whoAmI { user { name } } }" });
  const heaps = (): number[] =>
    [...said().matchAll(/heap (\d+);/g)].map(([, bytes]) => Number(bytes) / 1_000_000);
  const heapNow = async (): Promise<number> => {
    const count = heaps().length;
    child.kill("SIGUSR2");
    await expect.poll(() => heaps().length, { timeout: 10_000 }).toBe(count + 1);
    return heaps().at(-1) ?? Number.NaN;
  };
  const written: string[] = [];
  let sent = 0;
  let answered = 0;
  const hand = async (upTo: number): Promise<void> => {
    while (sent < upTo) {
      sent += 1;
      if (sent % writesEvery === 0) {
        const { id } = await project.createPhase({ name: `Phase ${sent}` });
        written.push(id);
      } else {
        // By hand: the client asks once for what many want to know at the same time.
        const answer = await fetch(`${url}/graphql`, { method: "POST", headers, body });
        expect(await answer.text()).toBe('{"data":{"whoAmI":{"user":{"name":"Ada Moreau"}}}}');
      }
      answered += 1;
    }
  };
  const send = async (upTo: number): Promise<number> => {
    await Promise.all(Array.from({ length: inFlight }, () => hand(upTo)));
    return heapNow();
  };
  const before = await send(requests / 4);
  const after = await send(requests);
  expect(answered).toBe(requests);
  const phases = new Set((await project.phases()).map(({ id }) => id));
  expect(written.filter((id) => !phases.has(id))).toEqual([]);
  expect(phases.size).toBe(requests / writesEvery);
  expect(after - before).toBeLessThan(growth);
  child.kill("SIGTERM");
  await ended;
}, 300_000);

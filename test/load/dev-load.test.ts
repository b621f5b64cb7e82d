import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startDev } from "./start-dev.ts";

const requests = 20_000;
const inFlight = 50;
/** The heap (MB) that it gets: a kilobyte kept of each request would fill it. */
const heap = 24;
/** One in so many writes; the others read. */
const writesEvery = 20;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vectice-load-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it(`vectice dev --data answers ${requests} requests, ${inFlight} at once, in a heap of ${heap} MB`, async () => {
  const path = join(folder, "vectice.json");
  const { child, ended, connection } = await startDev(
    [`--data=${path}`],
    {
      concurrency: inFlight,
    },
    [`--max-old-space-size=${heap}`],
  );
  const workspace = await connection.workspace("WSP-1");
  const project = await workspace.createProject({ name: "Load" });
  const written: string[] = [];
  let sent = 0;
  let answered = 0;
  const hand = async (): Promise<void> => {
    while (sent < requests) {
      sent += 1;
      if (sent % writesEvery === 0) {
        const { id } = await project.createPhase({ name: `Phase ${sent}` });
        written.push(id);
      } else {
        const { id } = await connection.project("PRJ-1");
        expect(id).toBe("PRJ-1");
      }
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, hand));
  expect(answered).toBe(requests);
  const phases = new Set((await project.phases()).map(({ id }) => id));
  expect(written.filter((id) => !phases.has(id))).toEqual([]);
  expect(phases.size).toBe(requests / writesEvery);
  child.kill("SIGTERM");
  await ended;
}, 300_000);

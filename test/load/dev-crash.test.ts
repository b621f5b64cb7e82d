import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Connection } from "vectice";
import { randomOf } from "./random.ts";
import { type Running, startDev } from "./start-dev.ts";

const seed = Number(process.env["SEED"] ?? 1);
const random = randomOf(seed);
const crashes = Number(process.env["CRASHES"] ?? 20);
const writers = 8;

let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vectice-crash-"));
  path = join(folder, "vectice.json");
  await writeFile(join(folder, "seed.json"), '{"workspaces":[{"name":"Credit risk"}]}');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const start = (...args: readonly string[]): Promise<Running> =>
  startDev([`--data=${path}`, ...args], { concurrency: 2 * writers });

/** What was answered before a crash: names of phases, and hashes of files by their names. */
interface Answered {
  readonly projectId: string;
  readonly iterationId: string;
  readonly phases: Map<string, string>;
  readonly files: Map<string, string>;
}

const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Writes with many hands until the process is killed. */
async function writeUntilKilled({ connection, child, ended }: Running): Promise<Answered> {
  const workspace = await connection.workspace("WSP-1");
  const project = await workspace.createProject({ name: `Project ${random.whole(1e9)}` });
  const phase = await project.createPhase({ name: "first" });
  const iteration = await phase.createIteration({ name: "files" });
  const phases = new Map([[phase.id, "first"]]);
  const files = new Map<string, string>();
  const write = async (hand: number): Promise<void> => {
    // Until one is not answered.
    for (let turn = 0; ; turn += 1) {
      const name = `${hand}-${turn}`;
      if (hand === 0) {
        const bytes = crypto.getRandomValues(new Uint8Array(1 + random.whole(60_000)));
        await iteration.logFile(new File([bytes], name));
        files.set(name, hashOf(bytes));
      } else {
        const { id } = await project.createPhase({ name });
        phases.set(id, name);
      }
    }
  };
  const hands = Promise.allSettled(Array.from({ length: writers }, (_, hand) => write(hand)));
  await new Promise((resolve) => {
    setTimeout(resolve, 10 + random.whole(300));
  });
  child.kill("SIGKILL");
  await ended;
  await hands;
  return { projectId: project.id, iterationId: iteration.id, phases, files };
}

/** Finds all that was answered, and nothing twice or in half. */
async function findAll(connection: Connection, answered: Answered): Promise<number> {
  const project = await connection.project(answered.projectId);
  const phases = await project.phases();
  const found = new Map(phases.map(({ id, name }) => [id, name]));
  expect(found.size).toBe(phases.length);
  expect([...answered.phases].filter(([id, name]) => found.get(id) !== name)).toEqual([]);
  // One hand may have written at most one more than it was answered.
  expect(phases.length - answered.phases.size).toBeLessThan(writers);
  const iteration = await connection.iteration(answered.iterationId);
  const attachments = await iteration.attachments();
  expect(attachments.length - answered.files.size).toBeLessThanOrEqual(1);
  for (const { name } of attachments) {
    const hash = hashOf(await (await iteration.download(name)).bytes());
    expect(answered.files.get(name) ?? hash).toBe(hash);
  }
  const names = new Set(attachments.map(({ name }) => name));
  expect([...answered.files.keys()].filter((name) => !names.has(name))).toEqual([]);
  return phases.length + attachments.length;
}

describe(`vectice dev --data, SEED=${seed}`, () => {
  it(`killed ${crashes} times while it writes, still holds every write that it answered`, async () => {
    const all: Answered[] = [];
    for (let crash = 0; crash < crashes; crash += 1) {
      const running = await start();
      const before = all.at(-1);
      if (before !== undefined) {
        await findAll(running.connection, before);
      }
      all.push(await writeUntilKilled(running));
    }
    const last = await start();
    let found = 0;
    for (const answered of all) {
      found += await findAll(last.connection, answered);
    }
    last.child.kill("SIGTERM");
    await last.ended;
    // So that the test cannot pass by not writing.
    expect(found).toBeGreaterThan(crashes * writers);
  }, 600_000);
});

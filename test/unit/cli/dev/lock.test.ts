import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { lock } from "../../../../src/cli/dev/lock.ts";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "vectice-lock-"));
  path = join(folder, "vectice.json");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it("gives a file to one process, until that one gives it free or is no more", async () => {
  const release = await lock(path, 1, () => true);
  await expect(lock(path, 2, () => true)).rejects.toThrow("process 1");
  await release();
  await lock(path, 2, () => true);
  const take = await lock(path, 3, (pid) => pid !== 2);
  await expect(lock(path, 4, () => true)).rejects.toThrow("process 3");
  await take();
  expect(await readdir(folder)).toEqual([]);
});

it("takes over what it left itself, and what is no lock", async () => {
  await lock(path, 7, () => true);
  const release = await lock(path, 7, () => true);
  await release();
  await writeFile(`${path}.lock`, "");
  await lock(path, 8, () => true);
});

it("goes to one of many that take over at once", async () => {
  for (let round = 0; round < 20; round += 1) {
    await writeFile(`${path}.lock`, "999");
    const taken = await Promise.allSettled(
      Array.from({ length: 8 }, (_, at) => lock(path, at + 1, (pid) => pid !== 999)),
    );
    const won = taken.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
    expect(won).toHaveLength(1);
    await won[0]?.();
  }
});

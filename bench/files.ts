import { execFile } from "node:child_process";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import * as v from "valibot";
import { median, milliseconds, times } from "./measure.ts";
import type { Benchmark } from "./report.ts";
import { serve } from "./serve.ts";

const execute = promisify(execFile);
const program = fileURLToPath(new URL("files-child.ts", import.meta.url));
const TakenSchema = v.object({ wall: v.number(), peak: v.number() });
type Taken = v.InferOutput<typeof TakenSchema>;

/** How many times the floor's time each may take. */
const most = 1.1;
/** Megabytes that a process may grow by while it uploads. */
const mostMemory = 60;
/** How much more (MB) a threefold file may take before that counts as growing. */
const noise = 15;
const megabytes = (size: number): string => `${size.toFixed(0)} MB`;

/** Files of the disk: three uploads of 95 MB in a row, and a dataset's file of 300 MB, which is hashed. */
export const files: Benchmark = async (rounds) => {
  const folder = await mkdtemp(join(tmpdir(), "vectice-bench-"));
  const { url, stop } = await serve("uploads");
  try {
    const paths = new Map<number, string>();
    for (const size of [1, 95, 100, 300]) {
      paths.set(size, await writeFile(folder, size));
    }
    const run = async (contestant: string, task: string, size: number): Promise<Taken> => {
      const given = [url, contestant, task, paths.get(size) ?? "", paths.get(1) ?? ""];
      const { stdout } = await execute(process.execPath, ["--expose-gc", program, ...given]);
      return v.parse(TakenSchema, JSON.parse(stdout));
    };
    const kinds = [
      { name: "upload, floor", contestant: "floor", task: "upload", size: 95 },
      { name: "upload, vectice", contestant: "vectice", task: "upload", size: 95 },
      { name: "hash, floor", contestant: "floor", task: "hash", size: 300 },
      { name: "hash, vectice", contestant: "vectice", task: "hash", size: 300 },
      { name: "hash a third, vectice", contestant: "vectice", task: "hash", size: 100 },
    ] as const;
    const found = new Map<string, Taken[]>();
    const order = [...kinds];
    for (let round = 0; round < Math.min(rounds, 9); round += 1) {
      order.push(...order.splice(0, 1));
      for (const { name, contestant, task, size } of order) {
        found.set(name, [...(found.get(name) ?? []), await run(contestant, task, size)]);
      }
    }
    const of = (name: (typeof kinds)[number]["name"]): Taken => ({
      wall: median((found.get(name) ?? []).map(({ wall }) => wall)),
      peak: median((found.get(name) ?? []).map(({ peak }) => peak)),
    });
    const [upload, uploadFloor] = [of("upload, vectice"), of("upload, floor")];
    const [hash, hashFloor, third] = [
      of("hash, vectice"),
      of("hash, floor"),
      of("hash a third, vectice"),
    ];
    const row = (name: string, taken: Taken, floor: Taken): string[] => [
      name,
      milliseconds(taken.wall),
      times(taken.wall, floor.wall),
      megabytes(taken.peak),
    ];
    return {
      title: "Files of the disk",
      about:
        "Each time in a fresh Node, after a file of 1 MB; in turns, medians. The memory is the whole process's, above what it had before. " +
        'Uploads: 95 MB, three in a row, to a server that throws them away; floor: `openAsBlob` in a form, by bare `fetch` with `redirect: "error"`. ' +
        "Hashes: a dataset's file, its registration too; floor: `createReadStream` into `createHash`.",
      columns: ["", "time", "ratio", "memory at most"],
      rows: [
        row("3 uploads of 95 MB (floor)", uploadFloor, uploadFloor),
        row("3 uploads of 95 MB", upload, uploadFloor),
        row("hashing 300 MB (floor)", hashFloor, hashFloor),
        row("hashing 300 MB", hash, hashFloor),
        ["hashing 100 MB", milliseconds(third.wall), "", megabytes(third.peak)],
      ],
      verdicts: [
        {
          target: `uploads: at most ${mostMemory} MB above idle`,
          measured: megabytes(upload.peak),
          reached: upload.peak <= mostMemory,
        },
        {
          target: `uploads: at most ${most} times the floor's time`,
          measured: times(upload.wall, uploadFloor.wall),
          reached: upload.wall <= most * uploadFloor.wall,
        },
        {
          target: `hashing: at most ${most} times the floor's time`,
          measured: times(hash.wall, hashFloor.wall),
          reached: hash.wall <= most * hashFloor.wall,
        },
        {
          target: `hashing: memory does not grow with the file (within ${noise} MB)`,
          measured: `${megabytes(third.peak)} → ${megabytes(hash.peak)}`,
          reached: hash.peak <= third.peak + noise,
        },
      ],
    };
  } finally {
    await stop();
    await rm(folder, { recursive: true });
  }
};

/** A file of so many megabytes. */
async function writeFile(folder: string, size: number): Promise<string> {
  const path = join(folder, `${size}.bin`);
  const file = await open(path, "w");
  const megabyte = Buffer.alloc(1_000_000);
  for (let place = 0; place < size; place += 1) {
    megabyte.fill(`${place} of ${size} `);
    await file.write(megabyte);
  }
  await file.close();
  return path;
}

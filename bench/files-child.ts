// Uploads a file three times, or hashes it, by the library or by hand, and prints how long that took
// and by how many MB the process grew at most meanwhile. Run with --expose-gc.
import { createHash } from "node:crypto";
import { createReadStream, openAsBlob } from "node:fs";
import { basename } from "node:path";
// By its path, because the types of `vectice` are those of every platform, which have no `fileFrom`.
import { Connection, fileFrom, type Iteration } from "../dist/index.js";

const [, , host = "", contestant = "", task = "", path = "", small = ""] = process.argv;
const megabyte = 2 ** 20;
const times = 3;
const type = "application/octet-stream";

async function openIteration(): Promise<Iteration> {
  const connection = await Connection.open({ apiToken: "bench", host, logLevel: "silent" });
  return connection.iteration("ITR-1");
}

async function uploadByHand(file: string): Promise<void> {
  const form = new FormData();
  form.append("file", await openAsBlob(file, { type }), basename(file));
  const url = `${host}/api/entityfiles/iteration/ITR-1?extract=true`;
  const answer = await fetch(url, { method: "POST", body: form, redirect: "error" });
  await answer.json();
}

async function hashByHand(file: string): Promise<void> {
  const hash = createHash("sha256");
  const stream: AsyncIterable<Buffer> = createReadStream(file);
  for await (const chunk of stream) {
    hash.update(chunk);
  }
  hash.digest("hex");
}

type Work = (file: string) => Promise<unknown>;

async function workOf(): Promise<Work> {
  if (contestant === "floor") {
    return task === "upload" ? uploadByHand : hashByHand;
  }
  const iteration = await openIteration();
  return task === "upload"
    ? (file) => iteration.logFile(fileFrom(file, { type }))
    : (file) =>
        iteration.logDataset({
          name: "churn",
          type: "CLEAN",
          sources: [{ files: fileFrom(file) }],
        });
}

const work = await workOf();
// What is compiled and loaded at the first time is no part of it.
await work(small);
globalThis.gc?.();
const idle = process.memoryUsage.rss();
let most = idle;
const look = (): void => {
  most = Math.max(most, process.memoryUsage.rss());
};
const clock = setInterval(look, 5);
const mostBefore = process.resourceUsage().maxRSS;
const start = performance.now();
for (let time = 0; time < (task === "upload" ? times : 1); time += 1) {
  await work(path);
  look();
}
const wall = performance.now() - start;
clearInterval(clock);
// The system knows of peaks between two looks too, in kilobytes.
const mostEver = process.resourceUsage().maxRSS;
most = Math.max(most, mostEver > mostBefore ? mostEver * 1024 : 0);
console.log(JSON.stringify({ wall, peak: (most - idle) / megabyte }));

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { Connection, fileFrom, type FileInput } from "../../../../src/index.ts";
import { createBackend } from "../../../../src/testing/index.ts";
import { listen } from "../../../../src/testing/node.ts";
import { uploadServer, type UploadServer } from "./upload-server.ts";

const bytes = new Uint8Array(3_000_000).map((_, place) => place % 251);
const folder = mkdtempSync(join(tmpdir(), "vectice-upload-"));
const path = join(folder, "a.bin");

let server: UploadServer;
beforeAll(async () => {
  writeFileSync(path, bytes);
  server = await uploadServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.uploads.length = 0;
  server.plans.length = 0;
});

async function failureOf(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) {
      return error;
    }
  }
  throw new Error("It did not fail.");
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** A stream of chunks with pauses; `state` tells how far it is and whether it was let go of. */
function slow(size: number, between: number) {
  const state = { given: 0, cancelled: false };
  const data = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: async (out) => {
      await pause(between);
      if (state.given >= bytes.length) {
        out.close();
      } else {
        out.enqueue(bytes.slice(state.given, state.given + size));
        state.given += size;
      }
    },
    cancel: () => {
      state.cancelled = true;
    },
  });
  return { data, state };
}

const forms: readonly (readonly [string, () => FileInput])[] = [
  ["a Blob", () => ({ name: "a.bin", data: new Blob([bytes]) })],
  ["a file of the disk", () => fileFrom(path)],
  ["a stream", () => ({ name: "a.bin", data: slow(100_000, 0).data })],
];

describe.each(forms)("%s", (form, make) => {
  const isStream = form === "a stream";

  it("arrives whole, in one part of a form", async () => {
    const told: number[] = [];
    const onProgress = ({ loaded }: { loaded: number }): void => void told.push(loaded);
    await server.iteration.logFile(make(), { onProgress });
    expect(server.backend.requests.at(-1)?.file).toMatchObject({
      name: "a.bin",
      size: bytes.length,
    });
    expect(server.uploads).toMatchObject([{ whole: true, hungUp: false }]);
    // Of a file that can be read again the length is told; a stream's is not known.
    expect(server.uploads[0]?.headers["content-length"] === undefined).toBe(isStream);
    expect(told.length).toBeGreaterThan(10);
    expect(told).toEqual(told.toSorted((one, other) => one - other));
    expect([told[0], told.at(-1)]).toEqual([0, bytes.length]);
  });

  it.each([
    ["401", { after: 500_000, answer: "status", status: 401 }],
    ["401, at its end", { answer: "status", status: 401 }],
  ] as const)("is sent once more after %s unless it can be read only once", async (_, plan) => {
    server.plans.push(plan);
    const upload = server.iteration.logFile(make());
    if (isStream) {
      const failure = await failureOf(upload);
      expect(failure).toMatchObject({ name: "AuthenticationError" });
      expect(failure.message).toContain("which can be sent once");
      expect(server.uploads).toHaveLength(1);
    } else {
      expect((await upload).name).toBe("a.bin");
      expect(server.uploads).toHaveLength(2);
      expect(server.backend.requests.at(-1)?.file).toMatchObject({ size: bytes.length });
    }
  });

  it.each([
    [
      "413, half-way",
      { after: 500_000, answer: "status", status: 413 },
      "InvalidRequestError",
      undefined,
    ],
    ["503, half-way", { after: 500_000, answer: "status", status: 503 }, "ServerError", true],
    ["403, at its end", { answer: "status", status: 403 }, "PermissionError", undefined],
    ["a dropped connection", { after: 500_000, answer: "drop" }, "NetworkError", true],
    ["an answer that is cut", { answer: "cut" }, "NetworkError", true],
    [
      "a redirect",
      { answer: "status", status: 307, headers: { location: "/elsewhere" } },
      "NetworkError",
      undefined,
    ],
  ] as const)("is sent once, and told: %s", async (_, plan, name, maybeApplied) => {
    server.plans.push(plan);
    const upload = server.iteration.logFile(make());
    const failure = await failureOf(upload);
    expect(failure).toMatchObject({ name, operation: "upload" });
    expect(Reflect.get(failure, "maybeApplied")).toBe(maybeApplied);
    expect(server.uploads).toHaveLength(1);
  });

  it("hangs up at an abort, and lets the next in line write", async () => {
    server.plans.push({ answer: "hang" });
    const controller = new AbortController();
    const upload = server.iteration.logFile(make(), { signal: controller.signal });
    const next = server.iteration.log("next");
    await expect.poll(() => server.uploads[0]?.received ?? 0).toBeGreaterThan(0);
    controller.abort(new Error("enough"));
    await expect(upload).rejects.toThrow("enough");
    await expect.poll(() => server.uploads[0]?.hungUp).toBe(true);
    await next;
  });

  it("has no time limit but the one that is given, which no answer exceeds", async () => {
    server.plans.push({ answer: "hang" });
    const failure = await failureOf(server.iteration.logFile(make(), { timeout: 200 }));
    expect(failure).toMatchObject({ name: "TimeoutError", maybeApplied: true });
    expect(failure.message).toContain("stood still for 200 ms");
    await expect.poll(() => server.uploads[0]?.hungUp).toBe(true);
  });
});

it("a name with the signs of a header arrives as it is", async () => {
  const name = 'a;b="c"; filename=d.txt';
  await server.iteration.logFile({ name, data: "x" });
  expect(server.backend.requests.at(-1)?.file?.name).toBe(name);
});

describe("a slow stream", () => {
  it("takes as long as it takes: each progress starts the time limit anew", async () => {
    const { data } = slow(300_000, 200);
    await server.iteration.logFile({ name: "slow.bin", data }, { timeout: 1500 });
    expect(server.backend.requests.at(-1)?.file).toMatchObject({ size: bytes.length });
  });

  it("is let go of when the upload ends before it", async () => {
    const { data, state } = slow(10_000, 5);
    server.plans.push({ after: 50_000, answer: "drop" });
    await expect(server.iteration.logFile({ name: "slow.bin", data })).rejects.toThrow(/No answer/);
    await expect.poll(() => state.cancelled).toBe(true);
    expect(state.given).toBeLessThan(bytes.length);
  });

  it("that fails half-way is told by its own error, and leaves open what became of it", async () => {
    let given = 0;
    const data = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: (out) => {
        given += 1;
        if (given > 20) {
          throw new Error("the disk is gone");
        }
        out.enqueue(bytes.slice(0, 100_000));
      },
    });
    const failure = await failureOf(server.iteration.logFile({ name: "a.bin", data }));
    expect(failure).toMatchObject({ name: "InvalidRequestError", maybeApplied: true });
    expect(failure.message).toContain('stream of the file "a.bin" failed while it was sent');
    expect(failure.cause).toMatchObject({ message: "the disk is gone" });
  });

  it("ends at the limit, and leaves open what became of it", async () => {
    const chunk = new Uint8Array(4_000_000);
    const data = new ReadableStream<Uint8Array<ArrayBuffer>>({ pull: (out) => out.enqueue(chunk) });
    server.plans.push({ answer: "hang" });
    const failure = await failureOf(server.iteration.logFile({ name: "endless", data }));
    expect(failure).toMatchObject({ name: "InvalidRequestError", maybeApplied: true });
    expect(failure.message).toContain("104857600");
  });
});

describe("fifty million bytes", () => {
  it("arrive from the disk and from a stream as they are", { timeout: 60_000 }, async () => {
    const large = join(folder, "large.bin");
    const content = new Uint8Array(50_000_000).map((_, place) => (place * 7) % 253);
    writeFileSync(large, content);
    await server.iteration.logFile(fileFrom(large));
    const fromDisk = server.backend.requests.at(-1)?.file;
    expect(fromDisk).toMatchObject({ name: "large.bin", size: content.length });
    await server.iteration.logFile({ name: "large.bin", data: new Blob([content]).stream() });
    expect(server.backend.requests.at(-1)?.file).toEqual(fromDisk);
  });
});

describe("the token of a stream", () => {
  it("is renewed before, when it would not last: a stream can be sent once", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const backend = createBackend({ tokenLifetime: 120 });
    const { url, close } = await listen(backend);
    const connection = await Connection.open({
      host: url,
      apiToken: backend.data.users[0]?.apiToken,
      logLevel: "silent",
    });
    const iteration = await (await connection.phase(1)).createIteration();
    const exchanges = (): number =>
      backend.requests.filter(({ path }) => path.endsWith("/metadata/authenticate")).length;
    const before = exchanges();
    await iteration.logFile({ name: "fresh.bin", data: new Blob([bytes]).stream() });
    expect(exchanges(), "no token would last longer").toBe(before);
    vi.setSystemTime(Date.now() + 40_000);
    await iteration.logFile({ name: "blob.bin", data: bytes });
    expect(exchanges()).toBe(before);
    await iteration.logFile({ name: "stream.bin", data: new Blob([bytes]).stream() });
    expect(exchanges()).toBe(before + 1);
    vi.useRealTimers();
    await close();
  });
});

import { request as send } from "node:http";
import { connect as dial, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createProxy, type ProxyOptions } from "../../../src/server/index.ts";
import { createBackend } from "../../../src/testing/index.ts";
import { listen } from "../../../src/testing/node.ts";
import { listenToUploads, type UploadServer } from "./listen-to-uploads.ts";
import { serveByNode } from "./serve-by-node.ts";

const closing: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map(async (close) => close()));
});

/** A proxy behind node:http, before a server that says what arrived of uploads. */
async function proxyBeforeUploads(
  options: Partial<ProxyOptions> = {},
): Promise<{ port: number; url: string; vectice: UploadServer }> {
  const vectice = await listenToUploads();
  const proxy = createProxy({
    apiToken: "sesame",
    host: vectice.url,
    base: "/vectice",
    allow: "write",
    authorize: () => true,
    ...options,
  });
  const { port, close } = await serveByNode(proxy);
  closing.push(close, vectice.close);
  return { port, url: `http://127.0.0.1:${port}/vectice/api/entityfiles/iteration/ITR-1`, vectice };
}

const boundary = "----page";
const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n`;
const end = `\r\n--${boundary}--\r\n`;
const headers = {
  "content-type": `multipart/form-data; boundary=${boundary}`,
  "vectice-version": "25.4",
};
const rawHead = (length: string): string =>
  `POST /vectice/api/entityfiles/iteration/ITR-1 HTTP/1.1\r\nHost: localhost\r\n` +
  `Content-Type: ${headers["content-type"]}\r\nVectice-Version: 25.4\r\n${length}\r\n\r\n`;

/** Sends bytes as they are; `answer` is whatever has come back when the connection is closed. */
function raw(
  port: number,
  ...parts: readonly string[]
): { socket: Socket; answer: Promise<string> } {
  const socket = dial(port, "127.0.0.1");
  parts.forEach((part) => socket.write(part));
  closing.push(() => void socket.destroy());
  const answer = new Promise<string>((resolve) => {
    let text = "";
    socket.on("data", (chunk) => (text += chunk.toString()));
    socket.on("close", () => resolve(text));
    socket.on("error", () => undefined);
  });
  return { socket, answer };
}

const until = async (done: () => boolean): Promise<void> => {
  while (!done()) {
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
  }
};

describe("an upload through node:http", () => {
  it("goes on while it comes, no faster than Vectice reads, and is never held whole", async () => {
    const { port, vectice } = await proxyBeforeUploads();
    vectice.pause();
    const chunk = Buffer.alloc(1_048_576, 7);
    const chunks = 60;
    const sent = { bytes: 0, done: false };
    const length = head.length + chunks * chunk.length + end.length;
    const path = "/vectice/api/entityfiles/iteration/ITR-1";
    const status = new Promise<number | undefined>((resolve, reject) => {
      const options = { host: "127.0.0.1", port, path, method: "POST" };
      const client = send({ ...options, headers: { ...headers, "content-length": length } });
      client.on("response", (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      client.on("error", reject);
      client.write(head);
      const next = (count: number): void => {
        if (count === 0) {
          client.end(end);
          return;
        }
        client.write(chunk, () => {
          sent.bytes += chunk.length;
          next(count - 1);
        });
      };
      next(chunks);
    });
    await until(() => vectice.uploads.length === 1);
    await new Promise((resolve) => {
      setTimeout(resolve, 500);
    });
    // What the connections and streams in between hold, and no more.
    expect(sent.bytes).toBeLessThan(24 * chunk.length);
    vectice.resume();
    expect(await status).toBe(200);
    const [upload] = vectice.uploads;
    expect(upload?.end).toBe("whole");
    expect((upload?.bytes ?? 0) - chunks * chunk.length).toBeLessThan(400);
  });

  it("ends at Vectice when the client goes away half-way", async () => {
    const { port, vectice } = await proxyBeforeUploads();
    const { socket } = raw(port, rawHead("Content-Length: 100000"), head, "x".repeat(50_000));
    await until(() => (vectice.uploads[0]?.bytes ?? 0) > 0);
    socket.destroy();
    await until(() => vectice.uploads[0]?.end !== undefined);
    expect(vectice.uploads.map((upload) => upload.end)).toEqual(["broken off"]);
  });

  it("does not wait for ever for a slow body, before it has begun and after", async () => {
    const { port, vectice } = await proxyBeforeUploads({ limits: { time: 300 } });
    const slow = raw(port, rawHead("Content-Length: 100000"), head.slice(0, 20));
    expect(await slow.answer).toMatch(/^HTTP\/1\.1 408 .*connection: close/is);
    expect(vectice.uploads).toEqual([]);
    const later = raw(port, rawHead("Content-Length: 100000"), head, "x".repeat(5_000));
    // Not 408, at which browsers send again by themselves: something was begun.
    expect(await later.answer).toMatch(/^HTTP\/1\.1 504 /);
    await until(() => vectice.uploads[0]?.end !== undefined);
    expect(vectice.uploads.map((upload) => upload.end)).toEqual(["broken off"]);
  });

  it("gives a body that keeps coming more than the time of one request", async () => {
    const { port, vectice } = await proxyBeforeUploads({ limits: { time: 400 } });
    const { socket, answer } = raw(
      port,
      rawHead("Transfer-Encoding: chunked\r\nConnection: close"),
    );
    for (const part of [head, "a", "b", "c", "d", "e", "f", end]) {
      socket.write(`${part.length.toString(16)}\r\n${part}\r\n`);
      await new Promise((resolve) => {
        setTimeout(resolve, 100);
      });
    }
    socket.write("0\r\n\r\n");
    expect(await answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(vectice.uploads.map((upload) => upload.end)).toEqual(["whole"]);
  });

  it.each([
    ["more than its length", "Content-Length: 300", 400],
    ["two lengths", "Content-Length: 300\r\nContent-Length: 400", 400],
    ["a length beside chunks", "Content-Length: 300\r\nTransfer-Encoding: chunked", 400],
    ["a length that is none", "Content-Length: -1", 400],
    ["a huge length", "Content-Length: 999999999999", 413],
  ])("refuses %s", async (_, length, status) => {
    const { port, vectice } = await proxyBeforeUploads();
    const { answer } = raw(port, rawHead(length), head, "x".repeat(900), end);
    expect((await answer).slice(0, 12)).toBe(`HTTP/1.1 ${status}`);
    await until(() => vectice.uploads.every((upload) => upload.end !== undefined));
    expect(vectice.uploads.filter((upload) => upload.end === "whole")).toEqual([]);
  });

  it("tells a client that still sends why it is refused", async () => {
    const { url } = await proxyBeforeUploads({ allow: "read" });
    for (let time = 0; time < 5; time += 1) {
      const form = new FormData();
      form.append("file", new Blob([new Uint8Array(20_000_000)]), "a.bin");
      const { "vectice-version": version } = headers;
      const init = { method: "POST", headers: { "vectice-version": version }, body: form };
      const answer = await fetch(url, init);
      expect([answer.status, await answer.text()]).toEqual([
        403,
        expect.stringContaining("does not allow the upload iteration"),
      ]);
    }
  });

  it("stores what was sent, byte by byte", async () => {
    const backend = createBackend();
    const { url: host, close } = await listen(backend);
    closing.push(close);
    const apiToken = backend.data.users[0]?.apiToken ?? "";
    const { url } = await proxyBeforeUploads({ apiToken, host });
    const open = backend.data.iterations.find(({ status }) => status === "InProgress")?.id ?? "";
    for (const size of [1, 65_535, 65_536, 65_537, 5_000_000]) {
      const bytes = Uint8Array.from({ length: size }, (_, at) => (at * 13) % 256);
      const sha256 = Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");
      const form = new FormData();
      form.append("file", new Blob([bytes]), `${size}.bin`);
      const init = { method: "POST", headers: { "x-requested-with": "test" }, body: form };
      const answer = await fetch(url.replace("ITR-1", open), init);
      expect([size, answer.status]).toEqual([size, 200]);
      expect(backend.requests.at(-1)?.file).toEqual({ name: `${size}.bin`, size, sha256 });
    }
  });
});

import { request as send, type RequestOptions, type Server } from "node:http";
import { connect as dial } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createProxy, type ProxyOptions } from "../../../src/server/index.ts";
import { createBackend } from "../../../src/testing/index.ts";
import { listen } from "../../../src/testing/node.ts";
import { serveByNode } from "./serve-by-node.ts";
import { host, upstreamOf } from "./proxy-before-backend.ts";

const closing: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map(async (close) => close()));
});

async function serve(
  options: Partial<ProxyOptions>,
): Promise<{ url: string; port: number; server: Server }> {
  const proxy = createProxy({ apiToken: "sesame", host, authorize: () => true, ...options });
  const { port, server, close } = await serveByNode(proxy);
  closing.push(close);
  return { url: `http://127.0.0.1:${port}/vectice`, port, server };
}

const headers = { "content-type": "application/json", "vectice-version": "25.4" };
const body = JSON.stringify({ query: "{ whoAmI { user { name } } }" });

/** Sends bytes as they are, and resolves to whatever comes back. */
function raw(port: number, ...parts: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = dial(port, "127.0.0.1", () => parts.forEach((part) => socket.write(part)));
    socket.on("data", (chunk) => (answer += chunk.toString()));
    socket.on("close", () => resolve(answer));
    socket.on("error", () => undefined);
    closing.push(() => void socket.destroy());
  });
}

const until = async (done: () => boolean): Promise<void> => {
  while (!done()) {
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
  }
};

describe("the node:http adapter", () => {
  it("serves the proxy over real HTTP, to a backend over real HTTP", async () => {
    const backend = createBackend();
    const { url: upstream, close } = await listen(backend);
    closing.push(close);
    const apiToken = backend.data.users[0]?.apiToken ?? "";
    const { url } = await serve({ apiToken, host: upstream });
    const answer = await fetch(`${url}/graphql`, { method: "POST", headers, body });
    expect(await answer.json()).toEqual({ data: { whoAmI: { user: { name: "Ada Moreau" } } } });
    const evil = { ...headers, origin: "http://evil.example" };
    expect((await fetch(`${url}/graphql`, { method: "POST", headers: evil, body })).status).toBe(
      403,
    );
  });

  it.each([
    [
      "an absolute address",
      "POST http://evil.example/vectice/graphql HTTP/1.1\r\nHost: localhost\r\n",
    ],
    ["a double slash", "POST //evil.example/graphql HTTP/1.1\r\nHost: localhost\r\n"],
    ["dots", "POST /x/../vectice/graphql HTTP/1.1\r\nHost: localhost\r\n"],
    ["encoded dots", "POST /x/%2e%2E/vectice/graphql HTTP/1.1\r\nHost: localhost\r\n"],
    ["a backslash", "POST /x\\..\\vectice/graphql HTTP/1.1\r\nHost: localhost\r\n"],
    ["two hosts", "POST /vectice/graphql HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n"],
    ["a host with a path", "POST /vectice/graphql HTTP/1.1\r\nHost: localhost/x\r\n"],
    ["a host with a user", "POST /vectice/graphql HTTP/1.1\r\nHost: localhost@evil.example\r\n"],
    ["a foreign host", "POST /vectice/graphql HTTP/1.1\r\nHost: evil.example\r\n"],
  ])("refuses %s", async (_, head) => {
    const { fetch, requests } = upstreamOf(() => Response.json({ data: {} }));
    const { port } = await serve({ fetch });
    const rest = `Content-Type: application/json\r\nVectice-Version: 25.4\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    expect(await raw(port, head, rest)).toMatch(/^HTTP\/1\.1 4(?:00|04|21) /);
    expect(requests).toEqual([]);
  });

  it("does not wait for ever for a slow body", async () => {
    const { fetch, requests } = upstreamOf(() => Response.json({ data: {} }));
    const { port } = await serve({ fetch, limits: { time: 200 } });
    const head =
      "POST /vectice/graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nVectice-Version: 25.4\r\nContent-Length: 90\r\n\r\n";
    expect(await raw(port, head, "{")).toMatch(/^HTTP\/1\.1 408 .*connection: close/is);
    expect(requests).toEqual([]);
  });

  it("stops reading a huge body that names no length", async () => {
    const { fetch, requests } = upstreamOf(() => Response.json({ data: {} }));
    const { port } = await serve({ fetch });
    const head =
      "POST /vectice/graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nVectice-Version: 25.4\r\nTransfer-Encoding: chunked\r\n\r\n";
    const chunk = `10000\r\n${"x".repeat(65_536)}\r\n`;
    expect(await raw(port, head, chunk, chunk)).toMatch(/^HTTP\/1\.1 413 /);
    expect(requests).toEqual([]);
  });

  it("streams downloads, and ends them at Vectice when the client goes away", async () => {
    let sent = 0;
    let cancelled = false;
    const endless = (): ReadableStream<Uint8Array> =>
      new ReadableStream<Uint8Array>({
        pull: (sink) => {
          sent += 65_536;
          sink.enqueue(new Uint8Array(65_536));
        },
        cancel: () => {
          cancelled = true;
        },
      });
    const { fetch } = upstreamOf(() => new Response(endless()));
    const { port } = await serve({ fetch });
    const options: RequestOptions = {
      port,
      path: "/vectice/api/attachments/modelversion/MDV-1/a.bin",
    };
    await new Promise<void>((resolve) => {
      const client = send({ host: "127.0.0.1", ...options }, (answer) => {
        answer.once("data", () => {
          answer.pause();
          resolve();
          setTimeout(() => client.destroy(), 100);
        });
      });
      client.on("error", () => undefined);
      client.end();
    });
    await until(() => cancelled);
    // It went as fast as the client read, not as fast as it came.
    expect(sent).toBeLessThan(50_000_000);
  });

  it("ends downloads at Vectice when the client stays, but reads no more", async () => {
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (sink) => sink.enqueue(new Uint8Array(65_536)),
      cancel: () => {
        cancelled = true;
      },
    });
    const { fetch } = upstreamOf(() => new Response(endless));
    const { port } = await serve({ fetch, limits: { time: 200 } });
    const path = "/vectice/api/attachments/modelversion/MDV-1/a.bin";
    const closed = new Promise<void>((resolve) => {
      const client = send({ host: "127.0.0.1", port, path }, (answer) => {
        answer.once("data", () => answer.pause());
        // Nothing is read any more: only the server can end this.
        answer.socket.on("end", resolve).on("close", () => resolve());
        setTimeout(() => answer.resume(), 1_500);
      });
      client.on("error", () => undefined);
      client.end();
    });
    await until(() => cancelled);
    await closed;
  });

  it("passes on every cookie of a site around the proxy", async () => {
    const headers = new Headers([
      ["set-cookie", "a=1"],
      ["set-cookie", "b=2"],
    ]);
    const { port, close } = await serveByNode(async () => new Response("x", { headers }));
    closing.push(close);
    const answer = await fetch(`http://127.0.0.1:${port}/`);
    expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  });

  it("refuses the method TRACE, which no Request can have", async () => {
    const { port } = await serve({});
    expect(await raw(port, "TRACE /vectice/graphql HTTP/1.1\r\nHost: localhost\r\n\r\n")).toMatch(
      /^HTTP\/1\.1 405 .*allow: GET, POST, OPTIONS/is,
    );
  });

  it("ends a query at Vectice when the client goes away", async () => {
    let asked = false;
    let ended = false;
    const { fetch: hanging } = upstreamOf(
      (request) =>
        new Promise((_, reject) => {
          asked = true;
          request.signal.addEventListener("abort", () => {
            ended = true;
            reject(request.signal.reason);
          });
        }),
    );
    const { url } = await serve({ fetch: hanging });
    const controller = new AbortController();
    const answer = fetch(`${url}/graphql`, {
      method: "POST",
      headers,
      body,
      signal: controller.signal,
    });
    await until(() => asked);
    controller.abort();
    await expect(answer).rejects.toThrow();
    await until(() => ended);
    expect(ended).toBe(true);
  });
});

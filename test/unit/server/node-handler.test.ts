import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, expect, it } from "vitest";
import type { Proxy } from "../../../src/server/proxy.ts";
import { serveByNode } from "./serve-by-node.ts";
import { proxyBeforeBackend, upstreamOf } from "./proxy-before-backend.ts";

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

/** Any function from request to answer, behind the adapter. */
async function serve(proxy: Proxy): Promise<{ url: string; connections: () => number }> {
  let connections = 0;
  const { port, server, close } = await serveByNode(proxy);
  server.on("connection", () => (connections += 1));
  closing.push(close);
  return { url: `http://127.0.0.1:${port}/`, connections: () => connections };
}

const echo: Proxy = async (request) => new Response(await request.text());

it.each([0, 1, 7, 65_536, 3_000_000])("passes a body of %i bytes on", async (size) => {
  const { url } = await serve(echo);
  const body = "é".repeat(size / 2) + "x".repeat(size % 2);
  const answer = await fetch(url, { method: "POST", body });
  expect((await answer.text()) === body).toBe(true);
});

it("passes a body on that comes bit by bit, and one that names no length", async () => {
  const { url } = await serve(echo);
  const parts = ["one ", "two ", "three"];
  const body = new ReadableStream<Uint8Array>({
    pull: async (sink) => {
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
      const part = parts.shift();
      if (part === undefined) {
        sink.close();
      } else {
        sink.enqueue(new TextEncoder().encode(part));
      }
    },
  });
  const init = { method: "POST", body, duplex: "half" };
  expect(await (await fetch(url, init)).text()).toBe("one two three");
});

it("keeps the connection after a request whose body nobody looked at", async () => {
  const { url, connections } = await serve(async () => new Response("no", { status: 403 }));
  for (let call = 0; call < 4; call += 1) {
    await (await fetch(url, { method: "POST", body: "{}" })).text();
  }
  // One more may be opened while the first is still being given back.
  expect(connections()).toBeLessThan(4);
});

it("tells nobody that the caller is gone once the answer is out", async () => {
  const signals: AbortSignal[] = [];
  const { url } = await serve(async (request) => {
    signals.push(request.signal);
    return new Response("all of it");
  });
  const answer = await fetch(url, { headers: { connection: "close" } });
  expect(await answer.text()).toBe("all of it");
  await new Promise((resolve) => {
    setTimeout(resolve, 50);
  });
  expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
});

it("cuts an answer that is longer than it says, and goes on serving", async () => {
  let cancelled = 0;
  const { url } = await serve(async () => {
    const body = new ReadableStream<Uint8Array>({
      pull: (sink) => sink.enqueue(new Uint8Array(4)),
      cancel: () => {
        cancelled += 1;
      },
    });
    return new Response(body, { headers: { "content-length": "4" } });
  });
  for (let call = 1; call <= 2; call += 1) {
    expect((await (await fetch(url)).arrayBuffer()).byteLength).toBe(4);
    await expect.poll(() => cancelled).toBe(call);
  }
});

it.each([
  [3, 3],
  [1, 4, 1],
])(
  "writes nothing behind the end of an answer that it said, in parts of %i and %i",
  async (...parts) => {
    const bytes = new TextEncoder().encode("abcdHTTP");
    const { url } = await serve(async () => {
      let place = 0;
      const left = [...parts];
      const body = new ReadableStream<Uint8Array>({
        pull: (sink) => {
          const size = left.shift();
          if (size === undefined) {
            sink.close();
            return;
          }
          sink.enqueue(bytes.slice(place, place + size));
          place += size;
        },
      });
      return new Response(body, { headers: { "content-length": "4" } });
    });
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    closing.push(() => socket.destroy());
    let answer = "";
    socket.on("data", (chunk) => (answer += String(chunk))).on("error", () => undefined);
    socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    await once(socket, "close");
    expect("abcd").toContain(answer.split("\r\n\r\n")[1] ?? "");
  },
);

it("says how many bytes a GraphQL answer has", async () => {
  const data = { whoAmI: { user: { name: "Zoë 🦀" } } };
  const { fetch } = upstreamOf(() => Response.json({ data }));
  const answer = await proxyBeforeBackend({ fetch }).ask("{ whoAmI { user { name } } }");
  expect(answer.headers.get("content-length")).toBe(
    String(new TextEncoder().encode(JSON.stringify({ data })).byteLength),
  );
  expect(await answer.json()).toEqual({ data });
});

import { once } from "node:events";
import { createServer as createHttp, type IncomingMessage, type ServerResponse } from "node:http";
import { connect as connectHttp2, createServer as createHttp2 } from "node:http2";
import { connect as dial, type Server } from "node:net";
import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { jsonAnswer } from "../../../src/server/http/responses.ts";
import { createProxy } from "../../../src/server/index.ts";
import { type NodeHandler, toNodeHandler } from "../../../src/server/node.ts";
import { createBackend } from "../../../src/testing/index.ts";

const query = JSON.stringify({ query: "{ whoAmI { user { name } } }" });
const closing: (() => void)[] = [];
const failures: unknown[] = [];
const keep = (error: unknown): void => void failures.push(error);

beforeEach(() => {
  failures.length = 0;
  process.on("unhandledRejection", keep).on("uncaughtException", keep);
});
afterEach(() => {
  process.off("unhandledRejection", keep).off("uncaughtException", keep);
  closing.splice(0).forEach((close) => close());
});

const backend = createBackend();
const proxy = createProxy({
  apiToken: backend.data.users[0]?.apiToken ?? "",
  host: "https://vectice.example.com",
  authorize: () => true,
  fetch: backend.fetch,
  limits: { time: 500 },
});

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  closing.push(() => void server.close());
  return v.parse(v.object({ port: v.number() }), server.address()).port;
}

async function overHttp2(handler: NodeHandler = toNodeHandler(proxy)) {
  const port = await listen(createHttp2(handler));
  const session = connectHttp2(`http://127.0.0.1:${port}`);
  session.on("error", () => undefined);
  closing.push(() => session.destroy());
  return (headers: Record<string, string>, body?: string, reset = false) =>
    new Promise<{ status: number; text: string }>((resolve) => {
      const done = (): void => resolve({ status, text });
      let status = 0;
      let text = "";
      let stream;
      try {
        stream = session.request(headers, { endStream: body === undefined });
      } catch {
        // The client itself refuses such headers.
        done();
        return;
      }
      stream.on("response", (answer) => (status = answer[":status"] ?? 0));
      stream.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      stream.on("close", done).on("error", () => undefined);
      // A stream that the server closed stays open here until all is sent, which is never.
      setTimeout(done, 1_000);
      if (reset) {
        stream.write(body ?? "");
        stream.close(8);
      } else if (body !== undefined) {
        stream.end(body);
      }
    });
}

/** Sends bytes as they are; resolves when the connection closes, or after a while. */
function raw(port: number, bytes: string, wait = 3_000): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = dial(port, "127.0.0.1", () => socket.write(bytes, "latin1"));
    const end = (): void => {
      socket.destroy();
      resolve(answer);
    };
    setTimeout(end, wait);
    socket.on("data", (chunk) => (answer += chunk.toString("latin1")));
    socket.on("close", end).on("error", () => undefined);
  });
}

/** Numbers that look random, and are the same each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
}

/** A request as it should be. */
const good = `POST /vectice/graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Requested-With: t\r\nConnection: close\r\nContent-Length: ${query.length}\r\n\r\n${query}`;

const graphql = {
  ":method": "POST",
  ":path": "/vectice/graphql",
  ":authority": "localhost",
  "content-type": "application/json",
  "x-requested-with": "test",
};

describe("the node adapter over HTTP/2", () => {
  it("serves the proxy", async () => {
    const ask = await overHttp2();
    const answer = await ask(graphql, query);
    expect([answer.status, answer.text]).toEqual([200, expect.stringContaining("Ada Moreau")]);
    expect((await ask({ ...graphql, ":authority": "evil.example" }, query)).status).toBe(421);
    expect((await ask({ ...graphql, host: "evil.example" }, query)).status).toBe(400);
    expect((await ask({ ...graphql, ":path": "//evil" }, query)).status).toBe(400);
    expect((await ask({ ...graphql, ":method": "TRACE" })).status).toBe(405);
  });

  it("stands whatever is asked, and goes on serving", async () => {
    const ask = await overHttp2();
    const next = numbers(7);
    const pick = <T>(...ones: readonly [T, ...T[]]): T => ones[next(ones.length)] ?? ones[0];
    const asked = Array.from({ length: 200 }, () =>
      ask(
        {
          ":method": pick("GET", "POST", "HEAD", "OPTIONS", "TRACE", "PUT", "BREW"),
          ":path": pick(
            "/vectice/graphql",
            "*",
            "//x",
            "/a?b",
            "/%00",
            "/..",
            "/vectice/api/attachments/x",
          ),
          ":authority": pick("localhost", "evil.example", "a b", "[::1", ""),
          [pick("x-a", "host", "origin", "content-length", "te", "cookie")]: pick(
            "1",
            "é",
            "trailers",
            "\t",
          ),
          "content-type": pick("application/json", "text/plain", ""),
        },
        pick(undefined, query, "", "{", "x".repeat(200_000)),
        pick(false, false, true),
      ),
    );
    await Promise.all(asked);
    expect((await ask(graphql, query)).status).toBe(200);
    expect(failures).toEqual([]);
  });
});

describe("the node adapter over HTTP/1", () => {
  it("stands whatever bytes come, and goes on serving", async () => {
    const port = await listen(createHttp(toNodeHandler(proxy)));
    const next = numbers(42);
    const pieces = [
      "\r\n",
      "Host: a\r\n",
      "\0",
      "é",
      ":",
      " ",
      "Expect: 100-continue\r\n",
      "Transfer-Encoding: chunked\r\n",
      "Upgrade: h2c\r\n",
      "Content-Length: 5\r\n",
      "HTTP/1.0",
      "%00",
      "//",
    ];
    const broken = Array.from({ length: 200 }, () => {
      const at = next(good.length);
      return good.slice(0, at) + (pieces[next(pieces.length)] ?? "") + good.slice(at + next(12));
    });
    await Promise.all(broken.map((bytes) => raw(port, bytes, 300)));
    expect(await raw(port, good)).toMatch(/^HTTP\/1\.1 200 /);
    expect(failures).toEqual([]);
  });

  it.each<[string, (incoming: IncomingMessage, outgoing: ServerResponse) => void]>([
    ["a handler that answered already", (_, outgoing) => void outgoing.end("theirs")],
    ["a handler that began an answer", (_, outgoing) => void outgoing.writeHead(200, {})],
  ])("leaves the answer to %s", async (_, first) => {
    const handler = toNodeHandler(proxy);
    const port = await listen(
      createHttp((incoming: IncomingMessage, outgoing: ServerResponse) => {
        first(incoming, outgoing);
        handler(incoming, outgoing);
        outgoing.end();
      }),
    );
    expect(await raw(port, "GET /vectice/graphql HTTP/1.1\r\nHost: localhost\r\n\r\n")).toMatch(
      /^HTTP\/1\.1 200 /,
    );
    expect(failures).toEqual([]);
  });

  it.each<[string, () => Promise<Response>]>([
    ["rejects", () => Promise.reject(new Error("no"))],
    [
      "throws",
      () => {
        throw new Error("no");
      },
    ],
    [
      "answers with a header that HTTP does not take",
      async () =>
        new Response("a", { headers: { connection: "upgrade", "transfer-encoding": "x" } }),
    ],
  ])("stands a proxy that %s", async (_, broken) => {
    const port = await listen(createHttp(toNodeHandler(broken)));
    expect(await raw(port, "GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n")).toMatch(
      /^HTTP\/1\.1 (?:200|500) /,
    );
    const ask = await overHttp2(toNodeHandler(broken));
    expect((await ask({ ":path": "/a", ":authority": "localhost" })).status).toBeGreaterThan(0);
    expect(failures).toEqual([]);
  });

  it("takes the body from a parser that read it, and the address from before it was mounted", async () => {
    const handler = toNodeHandler(proxy);
    for (const body of [{ query: "{ whoAmI { user { name } } }" }, query, Buffer.from(query)]) {
      const port = await listen(
        createHttp((incoming, outgoing) => {
          incoming.resume().once("end", () => {
            Object.assign(incoming, { body, originalUrl: incoming.url, url: "/graphql" });
            setImmediate(() => handler(incoming, outgoing));
          });
        }),
      );
      const answer = await fetch(`http://localhost:${port}/vectice/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-requested-with": "test" },
        body: query,
      });
      expect(await answer.text()).toContain("Ada Moreau");
    }
  });
});

describe("an answer that nobody reads", () => {
  it("is held no longer than the time limit", async () => {
    const big = JSON.stringify({ data: { whoAmI: { user: { name: "x".repeat(20_000_000) } } } });
    const slow = createProxy({
      apiToken: "sesame",
      host: "https://vectice.example.com",
      authorize: () => true,
      fetch: async (url) =>
        url.endsWith("/authenticate")
          ? Response.json({ token: "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln" })
          : new Response(big),
      limits: { time: 1_500 },
    });
    const port = await listen(createHttp(toNodeHandler(slow)));
    const socket = dial(port, "127.0.0.1");
    closing.push(() => void socket.destroy());
    socket.on("error", () => undefined).pause();
    socket.write(good);
    await new Promise((resolve) => {
      setTimeout(resolve, 4_500);
    });
    // What is left is what the systems hold; the rest was dropped with the connection.
    let bytes = 0;
    socket.on("data", (chunk) => (bytes += chunk.length)).resume();
    await once(socket, "close");
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(19_000_000);
  });

  it("arrives whole where somebody reads it, however slowly", async () => {
    const text = JSON.stringify({ data: { whoAmI: { user: { name: "é".repeat(150_000) } } } });
    const answer = jsonAnswer(text, 200, {}, 60);
    const reader = answer.body?.getReader();
    const parts: Uint8Array[] = [];
    for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
      parts.push(part.value);
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
    }
    expect(parts.length).toBeGreaterThan(3);
    expect(Buffer.concat(parts).toString("utf8")).toBe(text);
    expect(answer.headers.get("content-length")).toBe(String(Buffer.byteLength(text)));
    const unread = jsonAnswer(text, 200, {}, 20).body?.getReader();
    await unread?.read();
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
    await expect(unread?.read()).rejects.toThrow("nobody read it");
  });
});

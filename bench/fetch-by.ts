import { Agent, request as requestByHttp1 } from "node:http";
import { connect } from "node:http2";

export type Version = 1 | 2;

/** As many connections to one host as browsers have over HTTP/1.1. */
const connections = 6;

/** A fetch over one version of HTTP, which counts its requests. */
export interface CountingFetch {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  count(): number;
  close(): void;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Node's own fetch would open any number of connections, and speaks HTTP/2 over TLS alone. */
export function fetchBy(version: Version, host: string): CountingFetch {
  const { send, close } = version === 2 ? byHttp2(host) : byHttp1();
  let count = 0;
  return {
    fetch: async (url, init) => {
      count += 1;
      const { status, headers, body } = await send(url, init);
      const chunks: Uint8Array[] = [];
      for await (const chunk of body) {
        chunks.push(chunk);
      }
      const shown = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
        name.startsWith(":") || typeof value !== "string" ? [] : [[name, value]],
      );
      return new Response(Buffer.concat(chunks), { status, headers: shown });
    },
    count: () => count,
    close,
  };
}

interface Sender {
  send(url: string, init: RequestInit): Promise<Answer>;
  close(): void;
}

function byHttp1(): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    send: (url, init) =>
      new Promise((resolve, reject) => {
        const headers = Object.fromEntries(new Headers(init.headers));
        const { method = "GET", signal } = init;
        const sent = requestByHttp1(url, { agent, method, headers, signal: signal ?? undefined });
        sent.on("error", reject);
        sent.on("response", (answer) =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: answer }),
        );
        sent.end(typeof init.body === "string" ? init.body : undefined);
      }),
    close: () => agent.destroy(),
  };
}

function byHttp2(host: string): Sender {
  const session = connect(host);
  return {
    send: (url, init) =>
      new Promise((resolve, reject) => {
        const { pathname, search } = new URL(url);
        const { method = "GET", signal } = init;
        const headers = Object.fromEntries(new Headers(init.headers));
        const stream = session.request(
          { ":method": method, ":path": pathname + search, ...headers },
          { signal: signal ?? undefined },
        );
        stream.on("error", reject);
        stream.on("response", (answer) =>
          resolve({ status: answer[":status"] ?? 0, headers: answer, body: stream }),
        );
        stream.end(typeof init.body === "string" ? init.body : undefined);
      }),
    close: () => session.close(),
  };
}

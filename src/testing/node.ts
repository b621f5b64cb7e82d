import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Backend } from "./backend.ts";

/** Options of `listen`. */
export interface ListenOptions {
  /** The port; default 0, which finds a free one. */
  readonly port?: number;
  /** The address to listen at; default the loopback address. */
  readonly address?: string;
  /** A path prefix, like `/vectice`; other paths are answered with 404. */
  readonly prefix?: string;
}

/** A backend that listens. */
export interface Listening {
  /** What to give `connect` as its host. */
  readonly url: string;
  /** Stops listening and ends every connection. */
  close(): Promise<void>;
}

/**
 * Serves a backend over HTTP.
 *
 * @example
 * const { url, close } = await listen(createBackend(), { port: 0 });
 */
export async function listen(
  backend: Pick<Backend, "fetch">,
  { port = 0, address = "127.0.0.1", prefix = "" }: ListenOptions = {},
): Promise<Listening> {
  const base = prefix.replace(/^\/*(.*?)\/*$/, (_, path: string) =>
    path === "" ? "" : `/${path}`,
  );
  const server = createServer((incoming, outgoing) => {
    if (incoming.url?.startsWith(`${base}/`) === false) {
      outgoing.writeHead(404, { "content-type": "text/html" }).end("<!doctype html><h1>404</h1>");
      return;
    }
    void serve(backend, incoming, outgoing);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, address, resolve);
  });
  return { url: `http://${address}:${portOf(server)}${base}`, close: () => close(server) };
}

async function serve(
  backend: Pick<Backend, "fetch">,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  outgoing.on("close", () => gone.abort());
  try {
    const answer = await backend.fetch(await requestOf(incoming, gone.signal));
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
    for await (const chunk of answer.body ?? []) {
      // No sooner the next one than this one is out: a body cut short still arrives up to the cut.
      await new Promise((resolve) => {
        outgoing.write(chunk, resolve);
      });
    }
    outgoing.end();
  } catch {
    // The backend dropped the connection, or the client did.
    outgoing.destroy();
  }
}

async function requestOf(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) {
      headers.append(name, value);
    }
  }
  const url = new URL(incoming.url ?? "/", `http://${incoming.headers.host ?? "localhost"}`);
  const method = incoming.method ?? "GET";
  const body = method === "GET" || method === "HEAD" ? null : await bytesOf(incoming);
  return new Request(url, { method, headers, body, signal });
}

async function bytesOf(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) {
    chunks.push(chunk instanceof Uint8Array ? chunk : new TextEncoder().encode(String(chunk)));
  }
  return new Uint8Array(await new Blob(chunks.map((chunk) => new Uint8Array(chunk))).arrayBuffer());
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

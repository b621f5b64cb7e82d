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
    serve(backend, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, address, resolve);
  });
  // An address of the newer form stands in brackets.
  const host = address.includes(":") ? `[${address}]` : address;
  return { url: `http://${host}:${portOf(server)}${base}`, close: () => close(server) };
}

async function serve(
  backend: Pick<Backend, "fetch">,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  outgoing.on("close", () => gone.abort());
  try {
    const request = requestOf(incoming, gone.signal);
    const answer = await backend.fetch(request);
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
    for await (const chunk of answer.body ?? []) {
      // No sooner the next one than this one is out: a body cut short still arrives up to the cut.
      await new Promise((resolve) => {
        outgoing.write(chunk, resolve);
      });
    }
    outgoing.end();
    // An answer may be early: a client that is still sending reads it when it is done.
    if (!request.bodyUsed) {
      await request.body?.cancel();
    }
  } catch {
    // The backend dropped the connection, or the client did.
    outgoing.destroy();
  }
}

function requestOf(incoming: IncomingMessage, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) {
      headers.append(name, value);
    }
  }
  const url = new URL(incoming.url ?? "/", `http://${incoming.headers.host ?? "localhost"}`);
  const method = incoming.method ?? "GET";
  const body = method === "GET" || method === "HEAD" ? null : bodyOf(incoming);
  // Fetch wants to hear that an answer may come before the body has ended.
  const init = { method, headers, body, signal, duplex: "half" };
  return new Request(url, init);
}

/** The body as it comes in, no faster than it is read. What nobody wants is let by, up to its end. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  let open = true;
  const end = (act: () => void): void => {
    if (open) {
      open = false;
      act();
    }
  };
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      incoming.on("data", (chunk: Uint8Array) => {
        if (open) {
          controller.enqueue(new Uint8Array(chunk));
          incoming.pause();
        }
      });
      incoming.on("end", () => end(() => controller.close()));
      incoming.on("error", (error) => end(() => controller.error(error)));
      incoming.pause();
    },
    pull: () => {
      incoming.resume();
    },
    cancel: () => {
      open = false;
      incoming.resume();
    },
  });
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

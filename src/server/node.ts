import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import type { Writable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { isHopByHop, requestOf } from "./node-request.ts";
import type { Proxy } from "./proxy.ts";

/** A listener for `createServer` of node:http, node:https and node:http2, and for Express and its kin. */
export type NodeHandler = (
  incoming: IncomingMessage | Http2ServerRequest,
  outgoing: ServerResponse | Http2ServerResponse,
) => void;

/** What HTTP/1 and HTTP/2 have in common. */
interface Outgoing extends Writable {
  readonly headersSent: boolean;
  writeHead(status: number, headers: Record<string, string | string[]>): unknown;
}

/** Milliseconds for a part of an answer to be read. */
const longestStall = 30_000;

/**
 * Serves a proxy through node:http or node:http2: streams bodies both ways, and lets the proxy know
 * when the client goes away. The scheme is the connection's own and the host that of the Host
 * header; `X-Forwarded-*` are ignored, so behind a TLS-terminating proxy name the public origin in
 * the proxy's option `origin`. A body that a parser of Express has read is taken from there. It
 * never throws: what cannot be answered is cut off.
 *
 * @example
 * createServer(toNodeHandler(createProxy({ apiToken, host, authorize }))).listen(8080);
 */
export function toNodeHandler(proxy: Proxy): NodeHandler {
  return (incoming, outgoing) => {
    serve(proxy, incoming, outgoing).catch(() => outgoing.destroy());
  };
}

/** Methods that no Request can have. */
const unknownToFetch = /^(?:trace|track|connect)$/i;

async function serve(
  proxy: Proxy,
  incoming: IncomingMessage | Http2ServerRequest,
  outgoing: Outgoing,
): Promise<void> {
  const gone = new AbortController();
  // Without a listener, the error of a stream ends the process.
  incoming.on("error", () => undefined);
  outgoing.on("error", () => gone.abort());
  outgoing.once("close", () => {
    // Every connection closes in the end; only who goes too early has gone away.
    if (!outgoing.writableEnded) {
      gone.abort();
    }
  });
  if ("stream" in incoming) {
    const { stream } = incoming;
    // HTTP/2 has no header that says so: what nobody will read is not to be sent.
    stream.once("finish", () => (incoming.complete ? undefined : stream.close()));
  }
  if (outgoing.headersSent || outgoing.writableEnded) {
    // Somebody else is answering.
    return;
  }
  try {
    if (unknownToFetch.test(incoming.method ?? "")) {
      refuse(incoming, outgoing, 405, "This method is not served.", {
        allow: "GET, POST, OPTIONS",
      });
      return;
    }
    // Short bodies come along with their headers: once those are through the parser, they are here.
    await setImmediate();
    const request = requestOf(incoming, gone.signal);
    if (request === undefined) {
      const text = "The address, the Host header or another header of this request is malformed.";
      refuse(incoming, outgoing, 400, text);
      return;
    }
    const answer = await proxy(request);
    outgoing.writeHead(answer.status, headersOf(answer.headers, incoming));
    await pass(answer, outgoing, gone.signal);
  } catch {
    if (outgoing.headersSent) {
      outgoing.destroy();
    } else {
      refuse(incoming, outgoing, 500, "The proxy could not do this.");
    }
  }
}

function refuse(
  incoming: IncomingMessage | Http2ServerRequest,
  outgoing: Outgoing,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  const plain = { ...headers, "content-type": "text/plain" };
  outgoing.writeHead(
    status,
    incoming.httpVersionMajor > 1 ? plain : { ...plain, connection: "close" },
  );
  outgoing.end(text);
}

function headersOf(
  headers: Headers,
  incoming: IncomingMessage | Http2ServerRequest,
): Record<string, string | string[]> {
  const cookies = headers.getSetCookie();
  const kept = [...headers].filter(([name]) => !isHopByHop(name) && name !== "set-cookie");
  return {
    ...Object.fromEntries(kept),
    ...(cookies.length === 0 ? {} : { "set-cookie": cookies }),
    // What was refused before its body came is not read to its end; HTTP/2 has no such header.
    ...(incoming.complete || incoming.httpVersionMajor > 1 ? {} : { connection: "close" }),
  };
}

async function pass(
  { body, headers }: Response,
  outgoing: Outgoing,
  gone: AbortSignal,
): Promise<void> {
  const length = headers.get("content-length");
  let left = length === null ? Number.POSITIVE_INFINITY : Number(length);
  const reader = body?.getReader();
  // A body that breaks off while a slow client takes its last part: nobody would notice before.
  reader?.closed.catch(() => outgoing.destroy());
  try {
    for (;;) {
      gone.throwIfAborted();
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) {
        break;
      }
      left -= value.byteLength;
      // Whatever is over, the client would take for the answer to its next request.
      if (outgoing.writableEnded || left < 0) {
        throw new Error("There is more of it than it said.");
      }
      if (length === String(value.byteLength)) {
        // The whole of it, in one write with its headers.
        end(outgoing, value);
      } else if (!outgoing.write(value)) {
        await read(outgoing, gone);
      }
    }
  } catch (error) {
    // Ends the stream, and with it what comes from Vectice.
    await reader?.cancel(error).catch(() => undefined);
    throw error;
  }
  end(outgoing);
}

/** Waits until the client has read what was written. */
async function read(outgoing: Outgoing, gone: AbortSignal): Promise<void> {
  const clock = setTimeout(() => outgoing.destroy(), longestStall);
  try {
    await once(outgoing, "drain", { signal: gone });
  } finally {
    clearTimeout(clock);
  }
}

/** Ends an answer; whoever does not read its last part in time is cut off. */
function end(outgoing: Outgoing, last?: Uint8Array): void {
  if (outgoing.writableEnded) {
    return;
  }
  outgoing.end(last);
  const clock = setTimeout(() => outgoing.destroy(), longestStall);
  const stop = (): void => clearTimeout(clock);
  outgoing.once("finish", stop).once("close", stop);
}

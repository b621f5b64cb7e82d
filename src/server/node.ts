import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setImmediate } from "node:timers/promises";
import type { Proxy } from "./proxy.ts";

/** A listener for node:http's (and node:https's) `createServer`, and for Express and its kin. */
export type NodeHandler = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/**
 * Serves a proxy through node:http: streams bodies both ways, and lets the proxy know when the
 * client goes away. The scheme is the connection's own and the host that of the Host header;
 * `X-Forwarded-*` are ignored, so behind a TLS-terminating proxy name the public origin in the
 * proxy's option `origin`. Mount it where nothing has read the body yet.
 *
 * @example
 * createServer(toNodeHandler(createProxy({ apiToken, host, authorize }))).listen(8080);
 */
export function toNodeHandler(proxy: Proxy): NodeHandler {
  return (incoming, outgoing) => {
    void serve(proxy, incoming, outgoing);
  };
}

/** Headers that are about the connection and end with it. */
const hopByHop = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "expect",
]);

/** Methods that no Request can have. */
const unknownToFetch = /^(?:trace|track|connect)$/i;

async function serve(
  proxy: Proxy,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  outgoing.once("close", () => {
    // Every connection closes in the end; only who goes too early has gone away.
    if (!outgoing.writableEnded) {
      gone.abort();
    }
  });
  const address = addressOf(incoming);
  if (address === undefined) {
    const text = "The address or the Host header of this request is malformed.";
    outgoing.writeHead(400, { "content-type": "text/plain", connection: "close" }).end(text);
    return;
  }
  if (unknownToFetch.test(incoming.method ?? "")) {
    outgoing.writeHead(405, { allow: "GET, POST, OPTIONS", connection: "close" }).end();
    return;
  }
  // Short bodies come along with their headers: once those are through the parser, they are here.
  await setImmediate();
  try {
    const answer = await proxy(requestOf(incoming, address, gone.signal));
    // What was refused before its body came is not read to its end.
    const cookies = answer.headers.getSetCookie();
    const headers = {
      ...Object.fromEntries(answer.headers),
      ...(cookies.length === 0 ? {} : { "set-cookie": cookies }),
    };
    outgoing.writeHead(
      answer.status,
      incoming.complete ? headers : { ...headers, connection: "close" },
    );
    await pass(answer, outgoing, gone.signal);
  } catch {
    outgoing.destroy();
  }
}

/** The whole address; undefined where something in it is not as plain as it must be. */
function addressOf(incoming: IncomingMessage): URL | undefined {
  const target = incoming.url ?? "";
  const [host, ...more] = incoming.headersDistinct["host"] ?? [];
  if (
    host === undefined ||
    more.length > 0 ||
    !/^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(host) ||
    // Absolute addresses, //host, backslashes; dot segments, which a URL would resolve silently.
    !/^\/(?!\/)[\x21-\x7e]*$/.test(target) ||
    /[\\#]|\/(?:\.|%2e){1,2}(?:[/?]|$)/i.test(target)
  ) {
    return undefined;
  }
  const scheme = "encrypted" in incoming.socket ? "https" : "http";
  const whole = `${scheme}://${host}${target}`;
  return URL.canParse(whole) ? new URL(whole) : undefined;
}

function requestOf(incoming: IncomingMessage, url: URL, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of hopByHop.has(name) ? [] : (values ?? [])) {
      headers.append(name, value);
    }
  }
  const method = incoming.method ?? "GET";
  const bodiless = method === "GET" || method === "HEAD";
  const init = {
    method,
    headers,
    signal,
    body: bodiless ? null : bodyOf(incoming),
    // The body is sent while it is read; the platform's types don't know this member yet.
    duplex: "half",
  };
  return new Request(url, init);
}

/** What came already, in one piece; else a web stream, which costs more. */
function bodyOf(incoming: IncomingMessage): Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> {
  const whole: unknown = incoming.complete ? incoming.read() : undefined;
  if (!(whole instanceof Uint8Array)) {
    return streamOf(incoming);
  }
  // Nothing is left but its end.
  incoming.resume();
  return new Uint8Array(whole);
}

/** The body as a web stream; who cancels it stops reading, and can still be answered. */
function streamOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  let stop = (): void => undefined;
  return new ReadableStream<Uint8Array>(
    {
      start: (sink) => {
        const take = (chunk: Uint8Array): void => {
          sink.enqueue(new Uint8Array(chunk));
          incoming.pause();
        };
        const close = (): void => sink.close();
        incoming.on("data", take).once("end", close).pause();
        incoming.once("error", (error) => sink.error(error));
        stop = () => void incoming.off("data", take).off("end", close).pause();
      },
      pull: () => void incoming.resume(),
      cancel: () => stop(),
    },
    { highWaterMark: 0 },
  );
}

async function pass(
  { body, headers }: Response,
  outgoing: ServerResponse,
  gone: AbortSignal,
): Promise<void> {
  const length = headers.get("content-length");
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
      if (outgoing.writableEnded) {
        throw new Error("There is more of it than it said.");
      }
      if (length === String(value.byteLength)) {
        // The whole of it, in one write with its headers.
        outgoing.end(value);
      } else if (!outgoing.write(value)) {
        await once(outgoing, "drain", { signal: gone });
      }
    }
  } catch (error) {
    // Ends the stream, and with it what comes from Vectice.
    await reader?.cancel(error);
    throw error;
  }
  outgoing.end();
}

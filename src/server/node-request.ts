import type { IncomingMessage } from "node:http";
import type { Http2ServerRequest } from "node:http2";

type Incoming = IncomingMessage | Http2ServerRequest;

/** Headers that are about the connection and end with it (RFC 9110, section 7.6.1). */
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
  "http2-settings",
  "expect",
]);

export function isHopByHop(name: string): boolean {
  return hopByHop.has(name);
}

/** A request of node:http or node:http2 as a web `Request`; undefined where it is malformed. */
export function requestOf(incoming: Incoming, signal: AbortSignal): Request | undefined {
  const received = headersOf(incoming);
  const url = addressOf(incoming, received);
  if (url === undefined) {
    return undefined;
  }
  const method = incoming.method ?? "GET";
  const parsed = method === "GET" || method === "HEAD" ? undefined : parsedBody(incoming);
  try {
    const headers = new Headers();
    for (const [name, value] of received) {
      // A parser has already unpacked what it has read.
      const unpacked = parsed !== undefined && name === "content-encoding";
      if (!name.startsWith(":") && !isHopByHop(name) && !unpacked) {
        headers.append(name, value);
      }
    }
    const init = {
      method,
      headers,
      signal,
      body: method === "GET" || method === "HEAD" ? null : (parsed ?? bodyOf(incoming)),
      // The body is sent while it is read; the platform's types don't know this member yet.
      duplex: "half",
    };
    return new Request(url, init);
  } catch {
    return undefined;
  }
}

/** The headers as they came, each by its name in lower case. */
function headersOf({ rawHeaders }: Incoming): [name: string, value: string][] {
  return rawHeaders.flatMap((text, place) =>
    place % 2 === 0 ? [[text.toLowerCase(), rawHeaders[place + 1] ?? ""]] : [],
  );
}

/** The whole address; undefined where something in it is not as plain as it must be. */
function addressOf(
  incoming: Incoming,
  headers: readonly (readonly [name: string, value: string])[],
): URL | undefined {
  // Express takes the part off that an application is mounted at, and keeps the whole of it here.
  const original: unknown = Reflect.get(incoming, "originalUrl");
  const target = typeof original === "string" ? original : (incoming.url ?? "");
  const valuesOf = (wanted: string): string[] =>
    headers.filter(([name]) => name === wanted).map(([, value]) => value);
  const [host, ...more] = [...valuesOf(":authority"), ...valuesOf("host")];
  if (
    host === undefined ||
    // HTTP/2 may have both, if they say the same.
    (more.length > 0 && (incoming.httpVersionMajor < 2 || more.some((one) => one !== host))) ||
    !/^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(host) ||
    // Absolute addresses, //host, backslashes; dot segments, which a URL would resolve silently.
    !/^\/(?!\/)[\x21-\x7e]*$/.test(target) ||
    /[\\#]|\/(?:\.|%2e){1,2}(?:[/?]|$)/i.test(target)
  ) {
    return undefined;
  }
  const scheme = Reflect.get(incoming.socket, "encrypted") === true ? "https" : "http";
  const whole = `${scheme}://${host}${target}`;
  return URL.canParse(whole) ? new URL(whole) : undefined;
}

/** What a body parser has read already: of a stream that has ended, nothing will come any more. */
function parsedBody(incoming: Incoming): string | Uint8Array<ArrayBuffer> | undefined {
  if (!incoming.readableEnded) {
    return undefined;
  }
  const body: unknown = Reflect.get(incoming, "body");
  return typeof body === "string"
    ? body
    : body instanceof Uint8Array
      ? new Uint8Array(body)
      : (JSON.stringify(body) ?? "");
}

/** What came already, in one piece; else a web stream, which costs more. */
function bodyOf(incoming: Incoming): Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> {
  const whole: unknown = incoming.complete ? incoming.read() : undefined;
  if (!(whole instanceof Uint8Array)) {
    return streamOf(incoming);
  }
  // Nothing is left but its end.
  incoming.resume();
  return new Uint8Array(whole);
}

/** The body as a web stream; who cancels it stops reading, and can still be answered. */
function streamOf(incoming: Incoming): ReadableStream<Uint8Array> {
  let stop = (): void => undefined;
  return new ReadableStream<Uint8Array>(
    {
      start: (sink) => {
        const take = (chunk: Uint8Array): void => {
          sink.enqueue(new Uint8Array(chunk));
          incoming.pause();
        };
        const close = (): void => {
          stop();
          sink.close();
        };
        const fail = (error?: unknown): void => {
          stop();
          sink.error(error ?? new Error("The request broke off."));
        };
        // After one of them nothing more is told: a stream that has ended throws at whoever tells it more.
        stop = () =>
          void incoming
            .off("data", take)
            .off("end", close)
            .off("error", fail)
            .off("aborted", fail)
            .pause();
        incoming.on("data", take).once("end", close).once("error", fail).once("aborted", fail);
        incoming.pause();
      },
      pull: () => void incoming.resume(),
      cancel: () => stop(),
    },
    { highWaterMark: 0 },
  );
}

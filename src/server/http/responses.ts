import type { Refusal } from "../refusal.ts";
import { safetyHeaders } from "./headers.ts";
import { watched } from "./watched.ts";

const encoder = new TextEncoder();

/** Answers up to this size fit into what systems keep for a connection anyway, in bytes. */
const partSize = 65_536;

/** A JSON answer. A long one is given away part by part, and dropped when no part is read for `time` ms. */
export function jsonAnswer(
  text: string,
  status: number,
  headers: Readonly<Record<string, string>> = {},
  time = Number.POSITIVE_INFINITY,
): Response {
  const bytes = encoder.encode(text);
  const isLong = bytes.byteLength > partSize && Number.isFinite(time);
  return new Response(isLong ? watched(partsOf(bytes), new AbortController(), time) : bytes, {
    status,
    headers: {
      ...headers,
      ...safetyHeaders,
      "content-type": "application/json; charset=utf-8",
      // Servers that know the length send it in one piece, not in chunks.
      "content-length": String(bytes.byteLength),
    },
  });
}

function partsOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let place = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull: (sink) => {
        if (place >= bytes.byteLength) {
          sink.close();
          return;
        }
        sink.enqueue(bytes.slice(place, place + partSize));
        place += partSize;
      },
    },
    { highWaterMark: 0 },
  );
}

/** A refusal in the protocol's own form: an error envelope, or plain text in its REST half. */
export function refusalAnswer(
  { status, key, message, headers, told }: Refusal,
  isRest: boolean,
): Response {
  if (isRest) {
    // To somebody who sends too slowly, 408 says more; but a browser sends again by itself then, and something was begun.
    return new Response(message, {
      status: told === 408 ? 504 : status === 408 ? status : told,
      headers: { ...headers, ...safetyHeaders, "content-type": "text/plain; charset=utf-8" },
    });
  }
  const errors = [{ message, extensions: { key, exception: { status: told } } }];
  return jsonAnswer(JSON.stringify({ errors, data: null }), status, headers);
}

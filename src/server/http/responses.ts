import type { Refusal } from "../refusal.ts";
import { safetyHeaders } from "./headers.ts";

const encoder = new TextEncoder();

/** A JSON answer of the proxy's own making. */
export function jsonAnswer(
  text: string,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const bytes = encoder.encode(text);
  return new Response(bytes, {
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

/** A refusal in the protocol's own form: an error envelope, or plain text in its REST half. */
export function refusalAnswer(
  { status, key, message, headers }: Refusal,
  isRest: boolean,
): Response {
  if (isRest) {
    return new Response(message, {
      status,
      headers: { ...headers, ...safetyHeaders, "content-type": "text/plain; charset=utf-8" },
    });
  }
  const errors = [{ message, extensions: { key, exception: { status } } }];
  return jsonAnswer(JSON.stringify({ errors, data: null }), status, headers);
}

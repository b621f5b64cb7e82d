import { retryAfterSeconds } from "../../client/http/answer.ts";
import { versionHeaders } from "../../client/http/http.ts";
import type { Redactor } from "../../client/text/redactor.ts";

/** What every answer of the proxy carries: none of them is a page, and none is kept. */
export const safetyHeaders: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "cross-origin-resource-policy": "same-origin",
  vary: "origin, cookie",
  "x-content-type-options": "nosniff",
};

const version = /^\d{1,4}(?:\.\d{1,4}){1,3}$/;
const requestId = /^[\w.:-]{1,100}$/;
/** Seconds to wait, of up to nine digits. */
const longestWait = 999_999_999;

/**
 * The headers of a request to Vectice. Of those that the page sent only the version that it
 * speaks goes along, for Vectice to judge by; cookies, addresses and all others stay here.
 */
export function upstreamHeaders(request: Request): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, own] of Object.entries(versionHeaders)) {
    const sent = request.headers.get(name);
    headers[name.toLowerCase()] = sent !== null && version.test(sent) ? sent : own;
  }
  return headers;
}

/** The headers of an answer of Vectice that the page may see; one that echoes a secret is left out. */
export function passedHeaders(answer: Headers, redactor: Redactor): Record<string, string> {
  const headers: Record<string, string> = {};
  // In seconds: a date is one of Vectice's clock, and the page would read it by the proxy's.
  const wait = retryAfterSeconds(answer);
  const id = answer.get("x-request-id");
  if (wait !== undefined && wait <= longestWait && redactor.redact(String(wait)) === String(wait)) {
    headers["retry-after"] = String(wait);
  }
  if (id !== null && requestId.test(id) && redactor.redact(id) === id) {
    headers["x-request-id"] = id;
  }
  return headers;
}

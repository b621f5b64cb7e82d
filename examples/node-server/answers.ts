/**
 * What every page gets: it runs its own scripts only, and talks to this server only. Pictures also come
 * as `blob:`, because the dashboard shows those that it downloads through the proxy.
 */
const headers = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  "cache-control": "no-store",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
};

/** A page, a file or a refusal. */
export function answer(
  status: number,
  type: string,
  body: string | Uint8Array<ArrayBuffer>,
  more: Readonly<Record<string, string>> = {},
): Response {
  return new Response(body, { status, headers: { ...headers, "content-type": type, ...more } });
}

/** Sends the browser on, with GET. */
export function seeOther(location: string, more: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status: 303, headers: { ...headers, location, ...more } });
}

/** A few words, as text. */
export function plain(
  status: number,
  text: string,
  more: Readonly<Record<string, string>> = {},
): Response {
  return answer(status, "text/plain; charset=utf-8", text, more);
}

import type { Fetch } from "./attempt.ts";

/**
 * Sends by a fetch of the caller's own, which takes a `Request`, or by the platform's, which is spared
 * one: it would make a second one of it, and pipe the body through one more stream.
 */
export function sendBy(
  fetch: Fetch | undefined,
  url: string,
  init: Readonly<RequestInit>,
): Promise<Response> {
  // Looked up at call time and called unbound, as browsers want it.
  return fetch === undefined ? globalThis.fetch(url, init) : fetch(new Request(url, init));
}

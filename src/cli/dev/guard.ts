import { isLoopback, isLoopbackOrigin } from "./loopback.ts";

/**
 * The refusal of a request, or undefined. Pages of this machine may call, pages of others not. What
 * listens on loopback alone is asked by a loopback name alone, because a page of others can give
 * its own name this machine's address.
 */
export function refusalOf(request: Request, loopbackOnly: boolean): Response | undefined {
  const origin = request.headers.get("origin");
  if (origin !== null && !isLoopbackOrigin(origin)) {
    return refused("Only pages that this machine serves to itself may call vectice dev.");
  }
  if (loopbackOnly && !isLoopback(new URL(request.url).hostname)) {
    return refused("vectice dev answers to localhost alone. Start it with --host for other names.");
  }
  return undefined;
}

function refused(why: string): Response {
  return new Response(`${why}\n`, { status: 403, headers: { "content-type": "text/plain" } });
}

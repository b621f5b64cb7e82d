import { plain } from "./answers.ts";

const loopback = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Refuses what did not come to this server by a name of its own (DNS rebinding), and forms that
 * another site's page sent; undefined where there is nothing to refuse. `publicOrigin` is the
 * address that browsers use, where something in front of this server ends TLS.
 */
export function guard(request: Request, publicOrigin: string | undefined): Response | undefined {
  const url = new URL(request.url);
  const names = publicOrigin === undefined ? loopback : [new URL(publicOrigin).hostname];
  if (![...names, ...loopback].includes(url.hostname)) {
    return plain(421, "This server does not go by this name. PUBLIC_ORIGIN can name it.");
  }
  if (request.method !== "GET" && request.headers.get("origin") !== (publicOrigin ?? url.origin)) {
    return plain(403, "Forms are taken from this server's own pages only.");
  }
  return undefined;
}

import { createServer, type Server } from "node:http";
import * as v from "valibot";
import { toNodeHandler } from "../../../src/server/node.ts";
import type { Proxy } from "../../../src/server/proxy.ts";

/** Serves a proxy, or any function from request to answer, behind the adapter for node:http. */
export async function serveByNode(
  proxy: Proxy,
): Promise<{ port: number; server: Server; close: () => void }> {
  const server = createServer(toNodeHandler(proxy));
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = v.parse(v.object({ port: v.number() }), server.address());
  return {
    port,
    server,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

import { createServer, type Server } from "node:http";
import { toNodeHandler } from "vectice/server/node";
import { plain } from "./answers.ts";
import type { Site } from "./parts.ts";

/** A server that runs. */
export interface Running {
  /** Its address, without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a site on the loopback address; port 0 finds a free one. */
export async function serveSite(site: Site, port = 0): Promise<Running> {
  const server = createServer((incoming, outgoing) => {
    const client = incoming.socket.remoteAddress ?? "";
    const handler = toNodeHandler((request) =>
      site(request, client).catch((error: unknown) => {
        console.error(error);
        return plain(500, "This server has a problem. Its log says which.");
      }),
    );
    handler(incoming, outgoing);
  });
  // Nobody keeps a connection by sending slowly.
  server.requestTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return { url: `http://127.0.0.1:${portOf(server)}`, close: () => close(server) };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

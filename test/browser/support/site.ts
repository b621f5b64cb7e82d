import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";

/** A page of a test, or a file beside it. */
interface Page {
  readonly body: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A web site of an origin of its own, which also serves the two built files. */
export interface Site {
  readonly url: string;
  /** Puts a page at a path; answers its address. */
  put(path: string, page: Page | string): string;
  close(): Promise<void>;
}

const built = new Set(["/vectice.min.js", "/vectice.global.js"]);

/** Starts a site on a free port of the loopback address. */
export async function startSite(): Promise<Site> {
  const pages = new Map<string, Page>();
  const server = createServer((request, response) => {
    const [path = "/"] = (request.url ?? "/").split("?");
    void find(path, pages).then(({ status, page: { body, type = "text/html", headers = {} } }) =>
      response
        .writeHead(status, { "content-type": `${type}; charset=utf-8`, ...headers })
        .end(body),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${portOf(server)}`;
  return {
    url,
    put: (path, page) => {
      pages.set(path, typeof page === "string" ? { body: page } : page);
      return `${url}${path}`;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function find(
  path: string,
  pages: ReadonlyMap<string, Page>,
): Promise<{ readonly status: number; readonly page: Page }> {
  if (built.has(path)) {
    const body = await readFile(new URL(`../../../dist${path}`, import.meta.url), "utf8");
    return { status: 200, page: { body, type: "text/javascript" } };
  }
  const page = pages.get(path);
  return page === undefined
    ? { status: 404, page: { body: "There is no such page." } }
    : { status: 200, page };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

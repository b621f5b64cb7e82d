import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { type Backend, type BackendOptions, createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";

/** Options of `startDashboard`. */
export interface DashboardOptions {
  /** The page's port; default 0, which finds a free one. */
  readonly port?: number;
  /** The backend's port; default 0, which finds a free one. */
  readonly backendPort?: number;
  /** Options of the backend; by default it holds the demo organization and lets this page call. */
  readonly backend?: BackendOptions;
  /** The path of a proxy on the page's own origin, such as `/vectice`: then no token is asked for. */
  readonly proxyPath?: string;
}

/** A dashboard that runs. */
export interface Dashboard {
  /** The page's address, without a slash at its end. */
  readonly url: string;
  readonly backend: Backend;
  readonly backendUrl: string;
  /** Stops both servers. */
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
}

/** What is served from elsewhere than this folder. */
const files = new Map([
  ["/", "./index.html"],
  ["/vendor/vectice.min.js", "../../dist/vectice.min.js"],
  ["/vendor/analysis.js", "../../dist/analysis.js"],
  ["/vendor/live.js", "../../dist/live.js"],
  ["/vendor/query.js", "../../dist/query.js"],
  ["/vendor/uplot.js", "../../node_modules/uplot/dist/uPlot.esm.js"],
  ["/vendor/uplot.css", "../../node_modules/uplot/dist/uPlot.min.css"],
]);

/** What the built modules share. */
const chunk = /^\/vendor\/(chunk-\w+\.js)$/;

/** The page's own scripts and styles: folders and files of plain letters, so no path leads out of here. */
const own = /^(?:\/[a-z]+(?:-[a-z]+)*)+\.(?:js|css)$/;

function fileOf(path: string): string | undefined {
  const [, shared] = chunk.exec(path) ?? [];
  if (shared !== undefined) {
    return `../../dist/${shared}`;
  }
  return files.get(path) ?? (own.test(path) ? `.${path}` : undefined);
}

const types = new Map([
  [".html", "text/html; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
]);

const headers = {
  // The page runs its own scripts only, and may call whatever host is typed into it.
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data: blob:; " +
    "connect-src http: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/** Starts the page, and a reference backend that this page may call, on the loopback address. */
export async function startDashboard(options: DashboardOptions = {}): Promise<Dashboard> {
  let backendUrl = "";
  const server = createServer((request, response) => {
    const [path = "/"] = (request.url ?? "/").split("?");
    answer(path, backendUrl, options.proxyPath).then(
      ({ status, type, body }) =>
        response.writeHead(status, { ...headers, "content-type": type }).end(body),
      () => response.destroy(),
    );
  });
  const url = await listenAt(server, options.port ?? 0);
  try {
    const backend = createBackend({ cors: { origins: [url] }, ...options.backend });
    const listening = await listen(backend, { port: options.backendPort ?? 0 });
    backendUrl = listening.url;
    const close = async (): Promise<void> => {
      await Promise.all([listening.close(), closed(server)]);
    };
    return { url, backend, backendUrl, close };
  } catch (error) {
    await closed(server);
    throw error;
  }
}

async function answer(path: string, backendUrl: string, proxyPath?: string): Promise<Answer> {
  if (path === "/config.json") {
    // Where the form starts from. The token is typed in by a person.
    return { status: 200, type: "application/json", body: JSON.stringify({ host: backendUrl }) };
  }
  const file = fileOf(path);
  if (file === undefined) {
    return { status: 404, type: "text/plain", body: "There is no such page." };
  }
  try {
    const type = types.get(/\.\w+$/.exec(file)?.[0] ?? "") ?? "application/octet-stream";
    const body = await readFile(new URL(file, import.meta.url));
    return { status: 200, type, body: path === "/" ? pageOf(body.toString(), proxyPath) : body };
  } catch {
    const body = `${file} cannot be read. Run "npm run build" first.`;
    return { status: 500, type: "text/plain", body };
  }
}

/** The page, which is told of the proxy if there is one. */
function pageOf(html: string, proxyPath: string | undefined): string {
  const path = proxyPath === undefined ? "" : encodeURI(proxyPath).replaceAll("&", "&amp;");
  return path === ""
    ? html
    : html.replace("<title>", () => `<meta name="vectice-host" content="${path}" />\n    <title>`);
}

function listenAt(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      const bound = typeof address === "object" && address !== null ? address.port : port;
      resolve(`http://127.0.0.1:${bound}`);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type Backend, type BackendOptions, createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";

/** The dashboard and the backend that it shows, both listening. */
export interface Dashboard {
  readonly backend: Backend;
  /** The page. */
  readonly url: string;
  /** The backend. */
  readonly host: string;
  close(): Promise<void>;
}

const files: Readonly<Record<string, { readonly path: string; readonly type: string }>> = {
  "/": { path: "./index.html", type: "text/html; charset=utf-8" },
  "/dashboard.css": { path: "./dashboard.css", type: "text/css" },
  "/dashboard.js": { path: "./dashboard.js", type: "text/javascript" },
  "/vectice.min.js": { path: "../../dist/vectice.min.js", type: "text/javascript" },
};

/** Starts the page, and a backend that lets the page call it. */
export async function startDashboard(
  options: BackendOptions & { readonly port?: number } = {},
): Promise<Dashboard> {
  const { port = 0, ...backendOptions } = options;
  const backend = createBackend(backendOptions);
  const api = await listen(backend);
  const page = await listen({ fetch: (request) => serve(request, api.url) }, { port });
  return {
    backend,
    url: page.url,
    host: api.url,
    close: async () => {
      await Promise.all([page.close(), api.close()]);
    },
  };
}

async function serve(request: Request, host: string): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === "/config.json") {
    return Response.json({ host });
  }
  const file = files[pathname];
  if (file === undefined) {
    return new Response("Not found", { status: 404 });
  }
  const headers = {
    "content-type": file.type,
    "cache-control": "no-store",
    // The page may run its own scripts only, and may call nothing but the backend.
    "content-security-policy": `default-src 'self'; img-src data:; connect-src 'self' ${host}; frame-ancestors 'none'`,
  };
  return new Response(await readFile(fileURLToPath(new URL(file.path, import.meta.url))), {
    headers,
  });
}
